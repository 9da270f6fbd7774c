import type { Command } from 'commander';
import type { House } from '../app/house.ts';
import { suggestion } from '../config/spelling.ts';
import type { DatedEdict, Policy } from '../domain/policy.ts';
import { edictFor } from '../domain/policy.ts';
import type { RosterDraft } from '../domain/roster-question.ts';
import { addDays, datesFrom, type LocalDate } from '../domain/time.ts';
import { makeDraft } from '../jobs/roster.ts';
import { edictDiff } from '../reports/edict-diff.ts';
import { edictPreview } from '../reports/preview.ts';
import type { PeopleFacts } from '../reports/preview-days.ts';
import { isHandmade, policyAsIf, policyUnder, scopeOf } from '../reports/preview-policy.ts';
import { diffText } from '../words/edict-diff.ts';
import { dateRange } from '../words/format.ts';
import { previewText } from '../words/preview.ts';
import type { Names } from '../words/roster-draft.ts';
import { dateOption } from './dates.ts';
import { openForCommand } from './desk.ts';
import { type Progress, progressOn } from './progress.ts';
import { daysRead, noteRead, wholeUnit } from './read-entry.ts';
import { namesOf, todayOf, unitsOption } from './roster-desk.ts';
import { Refused } from './setting.ts';

type Options = {
  readonly from?: string;
  readonly to?: string;
  readonly unit?: readonly string[];
  readonly area?: string;
  readonly today?: string;
};

export function edictCommands(program: Command): void {
  const edict = program.command('edict').description('apa akibat sebuah edaran, sebelum berlaku');
  asked(
    edict.command('preview').description('siapa WFH kapan, berapa kiriman, siapa belum diatur, dan apa yang bentrok'),
  )
    .argument('<edaran>', 'nama berkas dalam config/edicts, tanpa .yaml')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok edict preview palopo-2021 --from 2021-08-02 --to 2021-08-13\n  serlok edict preview mendagri-2026 --unit diskominfo',
    )
    .action((slug: string, options: Options) => inHouse((house, progress) => preview(house, slug, options, progress)));
  asked(
    edict.command('diff').description('apa yang berubah, dan bagi siapa, bila edaran kedua menggantikan yang pertama'),
  )
    .argument('<semula>', 'nama berkas dalam config/edicts, tanpa .yaml')
    .argument('<menjadi>', 'edaran pembandingnya')
    .addHelpText('after', '\nContoh:\n  serlok edict diff palopo-2021 mendagri-2026 --from 2026-04-13 --to 2026-04-24')
    .action((before: string, after: string, options: Options) =>
      inHouse((house, progress) => diff(house, before, after, options, progress)),
    );
}

const asked = (command: Command): Command =>
  command
    .option('--from <tanggal>', 'hari pertama (YYYY-MM-DD)')
    .option('--to <tanggal>', 'hari terakhir')
    .option('--unit <id...>', 'hanya unit ini dan di bawahnya')
    .option('--area <id>', 'hanya unit di wilayah ini')
    .option('--today <tanggal>', 'dilihat pada tanggal itu; bawaan: hari ini');

async function preview(house: House, slug: string, options: Options, progress: Progress): Promise<readonly string[]> {
  const edict = edictNamed(house, slug);
  const today = todayGiven(house, options);
  const range = previewRange(edict, today, options);
  const { policy, used } = policyUnder(house.written, slug);
  const units = scopeGiven(house, options);
  const reached = (units ?? policy.agency.units.map(({ id }) => id)).filter((id) => edictFor(policy, id, range.from));
  if (reached.length === 0)
    throw new Refused(
      `edaran "${slug}" tidak dipakai untuk ${units ? 'unit yang diminta' : 'satu unit pun'} di serlok.yaml`,
    );
  const { draft, facts } = await drawn(house, policy, slug, { ...range, units, today }, progress);
  await noteUnits(house, `edict preview ${daysRead(range)}`, options);
  progress.step('Menghitung …');
  const sending = { caps: house.config.caps, acknowledge: house.config.acknowledge, reminder: house.config.reminder };
  const question = {
    policy,
    edict: slug,
    used,
    ...range,
    units,
    byName: options.unit !== undefined,
    facts,
    draft,
    sending,
  };
  return previewText(edictPreview(question), await plainNames(house));
}

async function diff(
  house: House,
  before: string,
  after: string,
  options: Options,
  progress: Progress,
): Promise<readonly string[]> {
  const edicts = [edictNamed(house, before), edictNamed(house, after)];
  const today = todayGiven(house, options);
  const later = edicts.map(({ effectiveFrom }) => effectiveFrom).reduce((a, b) => (a < b ? b : a));
  const from = options.from === undefined ? (later < today ? today : later) : dateOption('--from', options.from);
  const range = checkedRange(from, options.to === undefined ? addDays(from, 13) : dateOption('--to', options.to));
  const units = scopeGiven(house, options);
  const side = (slug: string) =>
    drawn(
      house,
      policyAsIf(house.written, slug, [before, after], range.from),
      slug,
      { ...range, units, today },
      progress,
    );
  const [old, young] = [await side(before), await side(after)];
  await noteUnits(house, `edict diff ${daysRead(range)}`, options);
  progress.step('Membandingkan …');
  const question = {
    policy: house.written,
    before: { edict: before, draft: old.draft },
    after: { edict: after, draft: young.draft },
    ...range,
    units,
    facts: old.facts,
  };
  return diffText(edictDiff(question), await plainNames(house));
}

/** The roster the edict would make, and the facts it is made from; nothing is kept. */
async function drawn(
  house: House,
  policy: Policy,
  edict: string,
  order: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly units: readonly string[] | null;
    readonly today: LocalDate;
  },
  progress: Progress,
): Promise<{ readonly draft: RosterDraft | null; readonly facts: PeopleFacts }> {
  progress.step(`Menyusun giliran menurut ${edict} …`);
  const { from, to } = order;
  const written = policy.edicts.get(edict);
  const hasRules = written !== undefined && !isHandmade(written) && written.rules.length > 0;
  return {
    draft: hasRules ? await makeDraft({ edict, ...order, redo: false }, policy, house) : null,
    facts: {
      persons: (await house.people.directory()).persons,
      rows: await house.rosters.rows(from, to),
      absences: await house.people.absences(from, to),
      overrides: await house.rosters.overrides(from, to),
    },
  };
}

/** A week from today or from the first day, unless the edict ends within four; what is over is shown from its first day. */
function previewRange(edict: DatedEdict, today: LocalDate, options: Options): { from: LocalDate; to: LocalDate } {
  const { effectiveFrom, effectiveTo } = edict;
  const over = effectiveTo !== null && effectiveTo < today;
  const first = over || effectiveFrom > today ? effectiveFrom : today;
  const from = options.from === undefined ? first : dateOption('--from', options.from);
  const soon = effectiveTo !== null && effectiveTo <= addDays(from, mostDaysUnasked - 1);
  const to = options.to === undefined ? (soon ? effectiveTo : addDays(from, 6)) : dateOption('--to', options.to);
  const asked = checkedRange(from, to < from && options.to === undefined ? from : to);
  const inside = {
    from: asked.from < effectiveFrom ? effectiveFrom : asked.from,
    to: effectiveTo !== null && effectiveTo < asked.to ? effectiveTo : asked.to,
  };
  if (inside.to < inside.from)
    throw new Refused(
      `edaran "${edict.slug}" tidak berlaku pada ${dateRange(asked.from, asked.to)}; berlaku mulai ${effectiveFrom}${effectiveTo === null ? '' : ` sampai ${effectiveTo}`}`,
    );
  return inside;
}

const mostDaysUnasked = 28;
/** A mistyped year must not count for minutes. */
const mostDays = 92;

function checkedRange(from: LocalDate, to: LocalDate): { from: LocalDate; to: LocalDate } {
  if (to < from) throw new Refused(`--to ${to} mendahului --from ${from}`);
  if (datesFrom(from, to).length > mostDays) throw new Refused(`${from} sampai ${to} lebih dari ${mostDays} hari`);
  return { from, to };
}

function edictNamed(house: House, slug: string): DatedEdict {
  const { edicts } = house.written;
  const edict = edicts.get(slug);
  if (edict) return edict;
  const known = [...edicts.keys()];
  throw new Refused(
    `edaran "${slug}" tidak ada${suggestion(slug, known)}; diharapkan salah satu dari: ${known.join(', ')}`,
  );
}

/** Of an area everybody counts as looked at: the trail knows units. */
async function noteUnits(house: House, what: string, { unit }: Options): Promise<void> {
  for (const id of unit ?? [undefined]) await noteRead(house, what, wholeUnit(id));
}

const todayGiven = (house: House, { today }: Options): LocalDate =>
  today === undefined ? todayOf(house) : dateOption('--today', today);

function scopeGiven(house: House, options: Options): readonly string[] | null {
  const { agency } = house.config;
  const { area = null } = options;
  if (area !== null && !agency.areas.some(({ id }) => id === area))
    throw new Refused(
      `wilayah "${area}" tidak ada; diharapkan salah satu dari: ${agency.areas.map(({ id }) => id).join(', ')}`,
    );
  const scope = scopeOf(agency, { units: unitsOption(house, options.unit) ?? [], area });
  if (scope?.length === 0) throw new Refused(`unit yang diminta tidak ada di wilayah "${area}"`);
  return scope;
}

/** In tables a name stands without its title. */
async function plainNames(house: House): Promise<Names> {
  const { byId } = await house.people.directory();
  return { ...(await namesOf(house)), person: (id) => byId(id)?.name ?? `#${id}` };
}

async function inHouse(work: (house: House, progress: Progress) => Promise<readonly string[]>): Promise<void> {
  const house = await openForCommand({ asking: true });
  const progress = progressOn(process.stderr);
  try {
    const lines = await work(house, progress);
    progress.done();
    for (const line of lines) console.log(line);
  } finally {
    progress.done();
    house.close();
  }
}
