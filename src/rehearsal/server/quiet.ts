/** Resolves when `quiet` has held over a few turns of the event loop, in which sockets were read. */
export async function untilQuiet(quiet: () => boolean): Promise<void> {
  for (let held = 0; held < turns; ) {
    if (quiet()) {
      held += 1;
      await new Promise((resolve) => setImmediate(resolve));
    } else {
      held = 0;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}

const turns = 6;
