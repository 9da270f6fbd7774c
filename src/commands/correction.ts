import { hasSayOver } from '../domain/authority.ts';
import { healthReplaced } from '../domain/health.ts';
import type { SlotState } from '../domain/presence.ts';
import {
  type CorrectionAsked,
  correctionAhead,
  correctionNoDuty,
  correctionReading,
  correctionSet,
  correctionSlot,
  correctionState,
  correctionTitle,
  correctionToPerson,
  correctionWhy,
} from '../words/rights.ts';
import type { ActDesk } from './act-desk.ts';
import { type Answer, type Command, isOfficer } from './command.ts';
import { reportDate } from './dates.ts';
import { personNamed, reasonOf } from './person-named.ts';
import { askFor, done, propose } from './propose.ts';
import { readEntry, refuse } from './refusal.ts';
import { slotNamed, slotWords } from './slot-asked.ts';
import { tell } from './tell.ts';

/** *koreksi <nama> <tanggal> <slot> <keadaan> <alasan>*: put right beside what the facts say, never over it (features 69). */
export const correction: Command = {
  intent: 'koreksi',
  matches: ({ text }, asker) => isOfficer(asker) && /^(tolong )?(koreksi|perbaiki|betulkan|ralat)\b/.test(text),
  async answer(ask, asker, deps) {
    if (!isOfficer(asker)) return refuse(asker, 'koreksi');
    const date = reportDate(ask.phrase, asker.today);
    const named = await personNamed(ask, asker, deps, date, 'koreksi', triggers);
    if ('instead' in named) return named.instead;
    const [day] = await deps.board.day(date, [named.person]);
    if (!day?.plan.duty || date > asker.today) return done(correctionNoDuty(date));
    const slot = slotNamed(day.plan.slots, ask.phrase);
    if (!slot) return askFor('koreksi', correctionSlot(day.plan.slots.map(({ label }) => label)), ask);
    const now = day.slots.find((s) => s.slot.name === slot.name)?.state ?? 'bukan_jadwal';
    if (now === 'belum_dibuka') return done(correctionAhead(slot.label, date));
    const said = stateIn(named.left);
    if (!said) return askFor('koreksi', correctionState, ask);
    const isReason = (word: string) => !slotWords(slot).has(word) && !noise.has(word);
    // Behind the state stands the reason, as it was said; before it only what is no name of the slot.
    const behind = said.after.slice(Math.max(0, said.after.findIndex(isReason)));
    const words = behind.some(isReason) ? behind : said.before.filter(isReason);
    const because = reasonOf(words) && asTyped(ask.said ?? ask.phrase.raw, words);
    if (because === null) return askFor('koreksi', correctionWhy, ask);
    const { set } = said;
    const asked: CorrectionAsked = {
      person: named.person.id,
      date,
      slot: slot.name,
      label: slot.label,
      set,
      because: healthReplaced(because),
    };
    const reading = propose('koreksi', asked, correctionReading(named.person.name, asked, now), ask);
    return { ...reading, audit: [{ ...readEntry(asker, 'koreksi', `${slot.name} ${date}`), about: named.person.nip }] };
  },
  async confirm(facts, _ask, asker, deps): Promise<Answer> {
    const asked = facts as CorrectionAsked;
    const person = (await deps.board.directory()).byId(asked.person);
    const [day] = person ? await deps.board.day(asked.date, [person]) : [];
    const was = day?.slots.find(({ slot }) => slot.name === asked.slot)?.state;
    const { agency } = await deps.board.policy(asker.today);
    // Whoever was moved, or lost the office, in between: as things are now.
    if (!person || was === undefined || !hasSayOver(agency, asker.person, person, asked.date))
      return done(correctionNoDuty(asked.date));
    const text = correctionToPerson(asked, was, asker.person.name);
    const told = await tell([{ to: person.id, about: 'correction:{nomor}', text }], asker.at ?? deps.board.now(), deps);
    const body = { kind: 'correction', slot: asked.slot, set: asked.set, because: asked.because } as const;
    const act = {
      persons: [person.id],
      unit: null,
      from: asked.date,
      to: asked.date,
      state: 'in_force',
      dueAt: null,
      body,
    } as const;
    const title = correctionTitle(person.name, asked.date, asked.label, asked.set);
    return done(correctionSet(title), [{ do: 'open', act, by: asker.person.nip, tell: told }]);
  },
};

const triggers = new Set(['koreksi', 'perbaiki', 'betulkan', 'ralat']);
const noise = new Set(['slot', 'status', 'jadi', 'menjadi', 'tadi', 'kemarin', 'hari', 'ini', 'dari', 'sebagai', 'di']);
const states = new Map<string, SlotState>([
  ['tepat', 'tepat'],
  ['hadir', 'tepat'],
  ['lengkap', 'tepat'],
  ['terlambat', 'terlambat'],
  ['telat', 'terlambat'],
  ['dikecualikan', 'dikecualikan'],
  ['kecualikan', 'dikecualikan'],
  ['dispensasi', 'dikecualikan'],
  ['tidak', 'tidak'],
  ['alpa', 'tidak'],
  ['luar lokasi', 'di_luar_lokasi'],
  ['gangguan', 'gangguan'],
  ['gangguan sistem', 'gangguan'],
  ['bukan jadwal', 'bukan_jadwal'],
  ['tepat waktu', 'tepat'],
  ['tidak hadir', 'tidak'],
  ['tidak kirim', 'tidak'],
  ['tidak mengirim', 'tidak'],
]);
/** From the first word of the reason on as it was typed; normalised words lose their punctuation and small words. */
function asTyped(said: string, words: readonly string[]): string | null {
  const at = said.toLowerCase().indexOf(` ${words[0] ?? ''}`);
  const whole = at < 0 ? '' : said.slice(at + 1).trim();
  return whole.length >= words.join(' ').length ? whole.slice(0, 200) : reasonOf(words);
}

type StateSaid = { readonly set: SlotState; readonly before: readonly string[]; readonly after: readonly string[] };

function stateIn(words: readonly string[]): StateSaid | null {
  for (const [at, word] of words.entries()) {
    const two = states.get(`${word} ${words[at + 1]}`);
    const set = two ?? states.get(word);
    if (set) return { set, before: words.slice(0, at), after: words.slice(at + (two ? 2 : 1)) };
  }
  return null;
}

export const correctionDesk: ActDesk<'correction'> = {
  kind: 'correction',
  async title(act, { board }) {
    const person = (await board.directory()).byId(act.persons[0] ?? 0);
    return correctionTitle(person?.name ?? '', act.from, act.body.slot, act.body.set);
  },
  mayAnswer: async () => false,
  answer: async () => done(null),
  concerned: async (act) => act.persons,
};
