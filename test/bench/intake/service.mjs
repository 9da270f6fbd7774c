/** The service's own rooms on one database: vault, inbox, intake, ledger, as `app.ts` puts them together. */
import { openHouse } from '../../../dist/app/house.js';
import { instantOf } from '../../../dist/domain/time.js';
import { createIntake } from '../../../dist/intake/index.js';
import { thursday } from './town.mjs';

/** What `app.ts` gives intake of the configuration. */
export const mannersOf = (config, number) => ({
  acknowledge: config.acknowledge,
  acknowledgeWithinMinutes: config.caps.acknowledgeWithinMinutes,
  number,
  strangers: config.strangers,
  strangersPerDay: 20,
  coordinatesDays: config.retention.coordinatesDays,
});

/**
 * The clock stands half a minute after what is being decided, so that everything is answered. `decided` is told of every
 * batch once it is on the disk.
 */
export async function openService(path, config, decided = () => {}) {
  let moment = instantOf(thursday, 6 * 60, 'WITA');
  const house = await openHouse(config, path, { now: () => moment }, true);
  const failures = [];
  const intake = createIntake({
    inbox: {
      ...house.inbox,
      async pending(limit) {
        const batch = await house.inbox.pending(limit);
        for (const { sentAt } of batch) moment = Math.max(moment, sentAt + 30_000);
        return batch;
      },
    },
    ledger: {
      ...house.ledger,
      async commit(decisions, at) {
        await house.ledger.commit(decisions, at);
        decided(decisions);
      },
    },
    people: house.people,
    board: house.board,
    clock: { now: () => moment },
    house: mannersOf(config, house.number),
    drafted() {},
    fatal: (error) => failures.push(error),
    log: (event) => failures.push(new Error(event)),
  });
  const check = () => {
    if (failures.length > 0) throw failures[0];
  };
  return {
    house,
    /** A message has come: the evidence commit, then intake is told. */
    async receive(message) {
      await house.vault.commit([], message);
      intake.nudge();
    },
    async flush() {
      await intake.flush();
      check();
    },
    setClock(at) {
      moment = at;
    },
    async close() {
      await intake.stop();
      house.close();
      check();
    },
  };
}
