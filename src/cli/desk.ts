import { clockOf } from '../app/clock.ts';
import { type House, openHouse } from '../app/house.ts';
import type { Absence } from '../domain/absence.ts';
import { type LocalDate, localDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { recompute } from '../jobs/recompute.ts';
import type { People } from '../ports/people.ts';
import { dayList } from '../words/roster-draft.ts';
import type { OpenDesk } from './people.ts';
import { noteRead } from './read-entry.ts';
import { configuration, dataFolderFor, environment } from './setting.ts';

/** Opens the store for one command, without a line to WhatsApp; the service may run beside it. */
export async function openForCommand(options: {
  readonly rehearsal?: boolean;
  readonly asking?: boolean;
}): Promise<House> {
  const env = environment();
  const config = configuration(env.configFolder);
  const rehearsal = options.rehearsal ?? false;
  const folder = options.asking || rehearsal ? dataFolderFor(env.dataFolder, rehearsal) : env.dataFolder;
  return openHouse(config, folder, clockOf(env), false);
}

/** What the import commands work on. Verdicts of days that are touched are rebuilt before the command ends. */
export const openDesk: OpenDesk = async () => {
  const house = await openForCommand({});
  const { people, board, ledger } = house;
  const { now } = board;
  const rebuild = async (dates: readonly LocalDate[]): Promise<void> => {
    // Before the service first ran there are no verdicts to rebuild.
    if ((await house.lines.lastHeartbeat()) === null) return;
    const today = localDate(now(), mainZone(house.config.agency));
    const past = dates.filter((date) => date <= today).sort();
    const [from] = past;
    const to = past.at(-1);
    if (from && to) await recompute({ from, to }, { board, ledger, clock: { now } });
  };
  const rebuilding: People = {
    ...people,
    async importRoster(rows, at) {
      const result = await people.importRoster(rows, at);
      await rebuild(rows.map((row) => row.date));
      return result;
    },
    async importAbsences(rows, at) {
      const result = await people.importAbsences(rows, at);
      await rebuild(rows.flatMap((row) => [row.from, row.to]));
      const days = await turnsMissed(rows, house);
      if (days.length > 0)
        console.error(
          `catatan: ${days.length} giliran WFO yang sudah terbit jatuh pada hari-hari itu (${dayList(days)}); susun penggantinya dengan ` +
            `serlok roster draft --from ${days[0]} --to ${days.at(-1)}, lalu terbitkan`,
        );
      return result;
    },
  };
  return {
    people: rebuilding,
    agency: house.config.agency,
    positions: house.config.positions,
    now,
    noteRead: (what, whom) => noteRead(house, what, whom),
    close: house.close,
  };
};

/** Days to come on which somebody now absent was to be at the office by a published roster, one for each turn. */
async function turnsMissed(rows: readonly Absence[], house: House): Promise<readonly LocalDate[]> {
  const today = localDate(house.board.now(), mainZone(house.config.agency));
  const last = rows
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (last === undefined || last <= today) return [];
  const published = await house.rosters.rows(today, last);
  return rows
    .filter(({ approvedBy }) => approvedBy !== null)
    .flatMap(({ person, from, to }) =>
      [...(published.get(person) ?? [])]
        .filter(([date, row]) => row.edict !== null && row.mode === 'wfo' && today < date && from <= date && date <= to)
        .map(([date]) => date),
    )
    .sort();
}
