/** Acks that are sent at once, or kept back in order while they are held. */
export function makeAckGate() {
  let held = false;
  let waiting: (() => void)[] = [];
  return {
    pass(send: () => void) {
      if (held) waiting.push(send);
      else send();
    },
    hold(on: boolean) {
      held = on;
      if (on) return;
      const due = waiting;
      waiting = [];
      for (const send of due) send();
    },
    /** The connection is gone, and with it the acks it was owed. */
    forget() {
      waiting = [];
    },
  };
}
