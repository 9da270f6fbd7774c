import { unitOf } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import type { Phrase } from '../domain/phrase.ts';
import { dayPast } from '../words/desk.ts';
import {
  type OverrideAsked,
  overrideMode,
  overrideReading,
  overrideSet,
  overrideTitle,
  overrideWhen,
  overrideWhy,
} from '../words/orders.ts';
import type { ActDesk } from './act-desk.ts';
import { type Command, isOfficer } from './command.ts';
import { reasonOf } from './person-named.ts';
import { askFor, done, propose } from './propose.ts';
import { refuse } from './refusal.ts';
import { tell } from './tell.ts';
import { unitOrdered } from './unit-ordered.ts';

/** *tetapkan <wfh|wfo> [unit] <tanggal> <alasan>*: the head decides for a whole office (PSR-6, PPU-2). */
export const override: Command = {
  intent: 'tetapkan',
  matches: ({ text }) =>
    /^(tolong )?(tetapkan|menetapkan|penetapan)\b.*\b(wf[hoa]|dirumah|kantor|rumah)\b|^tetapkan\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'tetapkan');
    const { when } = ask.phrase;
    const mode = modeIn(ask.phrase);
    if (mode === null) return askFor('tetapkan', overrideMode, ask);
    if (when === null) return askFor('tetapkan', overrideWhen, ask);
    if (when.from < asker.today) return done(dayPast);
    const { agency } = await deps.board.policy(when.from);
    const ordered = unitOrdered(ask, asker, agency, triggers);
    if (!ordered) return refuse(asker, 'tetapkan');
    const because = reasonOf(ordered.left);
    if (because === null) return askFor('tetapkan', overrideWhy, ask);
    const asked: OverrideAsked = { unit: ordered.unit.id, mode, from: when.from, to: when.to, because };
    const people = (await deps.board.peopleOf(ordered.unit, when.from)).length;
    return propose('tetapkan', asked, overrideReading(ordered.unit.name, asked, people), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const asked = facts as OverrideAsked;
    const { agency } = await deps.board.policy(asked.from);
    const unit = unitOf(agency, asked.unit);
    if (!unit) return done(null);
    const { persons } = await deps.board.directory();
    const at = asker.at ?? deps.board.now();
    const others = ['kasubag', 'kepala'] as const;
    const ids = others.flatMap((role) => officersFor(agency, persons, unit.id, role, asked.from).map(({ id }) => id));
    const text = `Pemberitahuan dari ${asker.person.name}: ${overrideTitle(unit.name, asked)} (${asked.because}), nomor {nomor}.`;
    const told = await tell(
      [...new Set(ids)]
        .filter((id) => id !== asker.person.id)
        .map((to) => ({ to, about: `override:{nomor}:${to}`, text })),
      at,
      deps,
    );
    const body = { kind: 'override', mode: asked.mode, because: asked.because } as const;
    const act = {
      persons: [],
      unit: unit.id,
      from: asked.from,
      to: asked.to,
      state: 'in_force',
      dueAt: null,
      body,
    } as const;
    return done(overrideSet(unit.name), [{ do: 'open', act, by: asker.person.nip, tell: told }]);
  },
};

const triggers = new Set('tetapkan menetapkan penetapan wfh wfo wfa di rumah kantor'.split(' '));

function modeIn({ text }: Phrase): OverrideAsked['mode'] | null {
  if (/\bwfa\b/.test(text)) return 'wfa';
  if (/\b(wfh|rumah|dirumah)\b/.test(text)) return 'wfh';
  return /\b(wfo|kantor)\b/.test(text) ? 'wfo' : null;
}

export const overrideDesk: ActDesk<'override'> = {
  kind: 'override',
  async title(act, { board }) {
    const { agency } = await board.policy(act.from);
    const mode = act.body.mode === 'libur' ? 'wfo' : act.body.mode;
    return overrideTitle(unitOf(agency, act.unit ?? '')?.name ?? '', { mode, from: act.from, to: act.to });
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  async concerned(act, { board }) {
    const { agency } = await board.policy(act.from);
    const { persons } = await board.directory();
    return ['kasubag', 'kepala'].flatMap((role) =>
      officersFor(agency, persons, act.unit ?? '', role as 'kasubag', act.from).map(({ id }) => id),
    );
  },
};
