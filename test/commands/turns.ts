import { answer, understand } from '../../src/commands/index.ts';
import { everybody } from '../../src/domain/condition.ts';
import type { Edict } from '../../src/domain/edict.ts';
import type { Condition, ModeRule, Quota } from '../../src/domain/mode-rule.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { RosterMode, RosterRow } from '../../src/domain/roster.ts';
import { type LocalDate, weekdayOf } from '../../src/domain/time.ts';
import { readText } from '../../src/intake/lexicon.ts';
import * as p from './palopo.ts';

/** The small Palopo under an edict with rules: heads at the office, the rest by turns, one office left to its head. */
export const rule = (clause: string, when: Partial<Condition>, outcome: ModeRule['outcome']): ModeRule => ({
  clause,
  when: { ...everybody, ...when },
  outcome,
});

export const quota: Quota = {
  name: 'kantor',
  clause: 'angka 2, huruf a',
  bounds: [{ side: 'wfo', kind: 'min', amount: { kind: 'percent', percent: 25 } }],
  per: 'opd',
  each: [],
  headcount: 'books',
  rest: 'wfh',
  rotation: { kind: 'days', days: 1, choices: [] },
};

export const ruled = (change: Partial<Edict> = {}): Edict => ({
  ...p.edict,
  effectiveFrom: p.day('2021-07-19'),
  clauses: [
    { id: 'angka 1', text: 'Pejabat pimpinan tinggi dan administrator tetap bertugas di kantor.' },
    {
      id: 'angka 2',
      text: 'Paling sedikit 25 persen pegawai bertugas di kantor secara bergiliran, selebihnya di rumah.',
    },
  ],
  rules: [
    rule('angka 1', { levels: ['jpt', 'administrator'] }, { kind: 'mode', mode: 'wfo', quota: null }),
    rule('angka 4', { unitTypes: ['badan'], employment: ['asn'] }, { kind: 'head' }),
    rule('angka 2, huruf a', { employment: ['asn'] }, { kind: 'quota', quota: 'kantor' }),
  ],
  quotas: [quota],
  ...change,
});

export const policyOf = (edict: Edict = ruled(), change: Partial<Policy> = {}): Policy => ({
  ...p.policy,
  edicts: new Map([['palopo-2021', { ...edict, hash: 'h' }]]),
  ...change,
});

export const head = { ...p.hamzah, level: 'jpt' } as const;
export const people: readonly Person[] = p.everybody.map((who) => (who.id === p.hamzah.id ? head : who));

/** The published turns of Dinas Kominfo, from Monday 19 July to Friday 6 August: one of four at the office in turn. */
const line = [p.fitriani, p.darmawati, p.ruslan, p.anwar, p.bestari];
export const publishedTo = p.day('2021-08-06');
export function published(date: LocalDate): ReadonlyMap<number, RosterRow> {
  if (date > publishedTo || weekdayOf(date) > 5) return new Map();
  const today = (weekdayOf(date) - 1) % line.length;
  return new Map(
    line.map((who, i) => [
      who.id,
      { mode: i === today || i === (today + 1) % 5 ? 'wfo' : 'wfh', edict: 'palopo-2021' },
    ]),
  );
}

export const byHand = (who: Person, mode: RosterMode): ReadonlyMap<number, RosterRow> =>
  new Map([[who.id, { mode, edict: null }]]);

export type Setting = Partial<p.World>;
export const world = (change: Setting = {}): p.World => ({
  now: p.at(p.thursday, '13.20'),
  policy: policyOf(),
  people,
  rows: published,
  ...change,
});

/** What somebody who types this is told on Thursday, 29 July 2021. */
export async function told(who: Person, text: string, change: Setting = {}, inGroup = false) {
  const board = p.boardOf(world(change));
  const asker = p.askerOf(who);
  const phrase = readText(text, asker.today);
  const intent = understand(phrase, asker, inGroup);
  const reply = await answer({ intent, phrase, inGroup }, asker, p.depsOf(board));
  return { ...reply, intent, text: reply.text ?? '' };
}
