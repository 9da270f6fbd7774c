/**
 * The service's own decision and the rows it leads to, for one message in one transaction: what a bot that awaits one
 * message after another can make of them.
 */

import { openHouse } from '../../../dist/app/house.js';
import { instantOf } from '../../../dist/domain/time.js';
import { decide } from '../../../dist/intake/decide.js';
import { gatherFacts } from '../../../dist/intake/facts.js';
import { identify } from '../../../dist/intake/identify.js';
import { sqliteLedger } from '../../../dist/store/ledger.js';
import { sqliteVault } from '../../../dist/store/vault.js';
import { mannersOf } from './service.mjs';
import { thursday } from './town.mjs';

export async function openHandler(path, config) {
  let moment = instantOf(thursday, 6 * 60, 'WITA');
  const house = await openHouse(config, path, { now: () => moment }, true);
  const { board, people, number } = house;
  const manners = mannersOf(config, number);
  // Both write inside the one transaction that `handle` opens.
  const inside = { ...house.store, write: async (work) => work() };
  const vault = sqliteVault(inside);
  const ledger = sqliteLedger(inside);
  const sources = { people, ledger, policy: (date) => board.policy(date), sight: () => board.sight() };
  const policy = await board.policy(thursday);

  return {
    /** Returns what is to be answered. */
    async handle(message) {
      moment = Math.max(moment, message.sentAt + 30_000);
      const stored = { ...message, attempts: 0 };
      const directory = await people.directory();
      const { person } = identify(stored, directory, number);
      const facts = await gatherFacts(sources, directory, [stored], [person], moment);
      const decision = decide(stored, facts, policy, manners);
      const written = [];
      await house.store.write(() => {
        written.push(vault.commit([], message), ledger.commit([decision], moment));
      });
      await Promise.all(written);
      return decision.drafts[0]?.body.emoji ?? decision.drafts[0]?.body.text;
    },
    close: () => house.close(),
  };
}
