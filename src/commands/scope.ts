import { type Agency, isWithin, type Unit } from '../domain/agency.ts';
import { type Phrase, resembles } from '../domain/phrase.ts';
import type { DayVerdict } from '../domain/presence.ts';
import type { LocalDate } from '../domain/time.ts';
import { nothingFound } from '../words/not-yet.ts';
import { type Answer, type Ask, type Asker, type Deps, say } from './command.ts';
import { namedWords, nameParts, peopleNamed } from './named.ts';
import { refuse } from './refusal.ts';

/** Over whom an officer's question goes. */
export type Scope = {
  /** `null` = all units of the agency. */
  readonly unit: Unit | null;
  readonly label: string;
  /** Whether names may be told; leaders get them when they name a unit, and the reading is audited. */
  readonly names: boolean;
  readonly agency: Agency;
};

/**
 * Kasubag and head: own unit and below; BKPSDM: all; leaders: all, in figures; names when they name a unit (D15). Whoever sees
 * all may name a unit. What lies outside is refused with the one fixed sentence.
 */
export async function scopeOf(
  ask: Ask,
  asker: Asker,
  deps: Deps,
  date: LocalDate,
): Promise<{ readonly scope: Scope } | { readonly instead: Answer }> {
  const { agency } = await deps.board.policy(date);
  const { roles } = asker;
  const own = asker.office ?? asker.unit;
  const everything = roles.includes('bkpsdm');
  const wide = everything || roles.includes('pimpinan');
  const local = own !== undefined && roles.some((role) => role === 'kasubag' || role === 'kepala');
  if (!wide && !local) return { instead: refuse(asker, ask.intent) };

  const named = unitNamed(agency, ask.phrase);
  if (named) {
    const within = local && isWithin(agency, named.id, own.id);
    if (!wide && !within) return { instead: refuse(asker, ask.intent) };
    return { scope: { unit: named, label: named.name, names: true, agency } };
  }
  if (wide && ask.phrase.unknown.length > 0) return { instead: say(nothingFound) };
  if (local && !everything) return { scope: { unit: own, label: own.name, names: true, agency } };
  return { scope: { unit: null, label: agency.name, names: everything, agency } };
}

export async function verdictsIn(scope: Scope, date: LocalDate, deps: Deps): Promise<readonly DayVerdict[]> {
  return deps.board.day(date, scope.unit === null ? null : await deps.board.peopleOf(scope.unit, date));
}

/** "rekap Darmawati kemarin": an officer's words fit no unit but somebody in reach. */
export async function namesSomebody(ask: Ask, asker: Asker, deps: Deps, date: LocalDate): Promise<boolean> {
  const words = namedWords(ask.phrase, asker);
  if (words.length === 0) return false;
  const { agency } = await deps.board.policy(date);
  return !unitNamed(agency, ask.phrase) && (await peopleNamed(words, asker, date, deps.board)).length > 0;
}

/** "jadwal diskominfo": they fit a unit and nobody in reach. */
export async function namesAUnit(ask: Ask, asker: Asker, deps: Deps, date: LocalDate): Promise<boolean> {
  const { agency } = await deps.board.policy(date);
  if (!unitNamed(agency, ask.phrase)) return false;
  const words = namedWords(ask.phrase, asker);
  return words.length === 0 || (await peopleNamed(words, asker, date, deps.board)).length === 0;
}

/** The unit whose id or name holds most of the words; "rekap diskominfo", "siapa belum kecamatan wara". */
export function unitNamed(agency: Agency, phrase: Phrase): Unit | undefined {
  let best: Unit | undefined;
  let bestScore = 0;
  for (const unit of agency.units) {
    const parts = [...nameParts(unit.name), ...unit.id.toLowerCase().split(/[^a-z0-9]+/)];
    const id = unit.id.toLowerCase();
    const hits = phrase.unknown.filter((word) => fits(word, unit.id, parts)).length + (saysId(phrase, id) ? 2 : 0);
    const kind = phrase.words.some((word) => unit.type.split('_').join('') === word) ? 1 : 0;
    // The shorter name wins a tie: "wara" is Kecamatan Wara, not Kecamatan Wara Utara.
    const score = hits === 0 ? 0 : hits * 10 + kind + (saysNumber(phrase, unit.name) ? 5 : 0) - parts.length / 100;
    if (score > bestScore) [best, bestScore] = [unit, score];
  }
  return best;
}

/** "opd-07", "smpn2": a digit is nobody's name, so such ids are not among the unknown words. */
const saysId = ({ raw }: Phrase, id: string) =>
  /\d/.test(id) && ` ${raw} `.includes(` ${id.replace(/[^a-z0-9]+/g, ' ')} `);

/** "Puskesmas 2", "SMP Negeri 3 Palopo": the number where the name has it, so that a date nearby is not taken for it. */
const saysNumber = ({ words }: Phrase, name: string) => {
  const parts = name.toLowerCase().split(/[^\p{L}\d]+/u);
  return parts.some(
    (part, i) =>
      i > 0 &&
      /^\d+$/.test(part) &&
      words.some((word, at) => at > 0 && word === part && words[at - 1] === parts[i - 1]),
  );
};

const fits = (word: string, id: string, parts: readonly string[]) =>
  word === id ||
  (word.length >= 5 && id.includes(word)) ||
  parts.some((part) => part.length >= 3 && resembles(word, part));
