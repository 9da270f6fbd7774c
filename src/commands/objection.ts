import { decidersFor } from '../domain/authority.ts';
import { healthReplaced } from '../domain/health.ts';
import { answerDueMs } from '../domain/rights.ts';
import {
  type ObjectionAsked,
  objectionKept,
  objectionReading,
  objectionToOfficer,
  objectionWhy,
  stateWords,
} from '../words/rights.ts';
import type { Ask, Asker, Command, Deps } from './command.ts';
import { slotMeant, stillOpen } from './objection-slot.ts';
import { aboutSlots } from './objection-words.ts';
import { nameOf } from './office-names.ts';
import { askFor, done, propose } from './propose.ts';
import { tell } from './tell.ts';

/** *sanggah*, *keterangan <slot> <alasan>*: the employee's word on a slot, with an outcome that is written back (features 46). */
export const objection: Command = {
  intent: 'keterangan',
  matches: aboutSlots,
  async answer(ask, asker, deps) {
    const meant = await slotMeant(ask, asker, deps);
    if ('refused' in meant) return done(meant.refused);
    if ('ask' in meant) return askFor('keterangan', meant.ask, ask);
    const text = textOf(ask);
    if (text === null) return askFor('keterangan', objectionWhy, ask);
    const asked: ObjectionAsked = { ...meant, text };
    return propose('keterangan', asked, objectionReading(asked, nameOf((await deciders(asker, deps))[0])), ask);
  },
  async confirm(facts, ask, asker, deps) {
    const asked = facts as ObjectionAsked;
    const still = await stillOpen(asked, asker, deps);
    if ('refused' in still) return done(still.refused);
    if ('ask' in still) return done(still.ask);
    const to = await deciders(asker, deps);
    const at = asker.at ?? deps.board.now();
    const text = objectionToOfficer(asker.person.name, asked, stateWords[still.state], ask.letters?.length ?? 0);
    const told = await tell(
      to.map(({ id }) => ({ to: id, about: `objection:{nomor}:${id}`, text })),
      at,
      deps,
    );
    const body = { kind: 'objection', slot: asked.slot, text: asked.text, outcome: null } as const;
    const act = {
      persons: [asker.person.id],
      unit: null,
      from: asked.date,
      to: asked.date,
      state: 'waiting',
      dueAt: at + answerDueMs.remind,
      body,
    } as const;
    const letters = ask.letters ?? [];
    return done(objectionKept(nameOf(to[0])), [{ do: 'open', act, by: asker.person.nip, tell: told, letters }]);
  },
};

async function deciders(asker: Asker, { board }: Deps) {
  const { agency } = await board.policy(asker.today);
  const { persons } = await board.directory();
  return decidersFor(agency, persons, asker.person, asker.today);
}

/** The words as typed, without the command itself; a clause that speaks of health is not kept (domain.md 5.1). */
function textOf({ said, phrase }: Ask): string | null {
  const plain = (said ?? phrase.raw)
    .replace(
      /^\s*(?:mohon|saya|sy|mau|pak|bu|bapak|ibu|izin|ijin|\s)*\b(?:keterangan|ket|sanggah(?:an)?|keberatan)\b[\s:,-]*/i,
      '',
    )
    .trim();
  const words = phrase.rest.filter((word) => !bare.has(word));
  return plain === '' || words.length === 0 ? null : healthReplaced(plain).slice(0, 300);
}
const bare = new Set(
  'keterangan sanggah sanggahan keberatan saya pagi siang sore istirahat selesai pulang slot tadi kemarin hari ini mau untuk sehari seharian semua seluruh jadwal yang itu'.split(
    ' ',
  ),
);
