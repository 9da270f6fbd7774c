import type { Agency, Unit } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import type { LocalDate } from '../domain/time.ts';
import { dateWords } from './date-words.ts';
import type { Problem } from './problem.ts';
import { usesFor } from './reach.ts';
import { replaces } from './succession.ts';
import type { Path, Source } from './yaml.ts';

type Double = { path: Path; units: Unit[]; day: LocalDate; pair: [string, string] };

/** One problem per pair of edicts, at the later line of `edicts:`, with the first unit and day that would have both. */
export function doubleEdicts(agency: Agency, source: Source, edicts: readonly Edict[]): readonly Problem[] {
  const bySlug = new Map(edicts.map((edict) => [edict.slug, edict]));
  const told = new Map<string, Double>();
  for (const unit of agency.units) {
    const uses = usesFor(agency, unit);
    for (const [n, later] of uses.entries()) {
      for (const earlier of uses.slice(0, n)) {
        const [a, b] = [bySlug.get(earlier.use), bySlug.get(later.use)];
        const day = a && b && a !== b ? firstCommonDay(a, b) : undefined;
        if (!day || replaces(edicts, earlier.use, later.use) || replaces(edicts, later.use, earlier.use)) continue;
        const id = [earlier.use, later.use].sort().join(' ');
        const known = told.get(id);
        if (!known) told.set(id, { path: later.path, units: [unit], day, pair: [earlier.use, later.use] });
        else if (!known.units.includes(unit)) known.units.push(unit);
      }
    }
  }
  return [...told.values()].map((double) => source.problem(double.path, words(double)));
}

function words({ units, day, pair: [a, b] }: Double): string {
  const others = units.length > 1 ? ` dan ${units.length - 1} unit lain` : '';
  return (
    `edaran "${a}" dan "${b}" sama-sama berlaku bagi unit "${units[0]?.id}"${others} mulai ${dateWords(day)}; ` +
    'diharapkan satu edaran per unit per hari: ubah for di sini, masa berlaku (effective) salah satunya, ' +
    'atau tulis replaces pada yang baru'
  );
}

function firstCommonDay(a: Edict, b: Edict): LocalDate | undefined {
  const first = a.effectiveFrom > b.effectiveFrom ? a.effectiveFrom : b.effectiveFrom;
  const over = (edict: Edict) => edict.effectiveTo !== null && edict.effectiveTo < first;
  return over(a) || over(b) ? undefined : first;
}
