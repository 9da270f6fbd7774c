import { dirname, join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { problemText } from '../config/index.ts';
import { readScenario } from '../config/scenario-file.ts';
import { localDate } from '../domain/time.ts';
import { mainZone } from '../domain/zone.ts';
import { recapOut } from '../files/recap-out.ts';
import { createLog } from '../log.ts';
import { BadFile, pathIn } from '../rehearsal/player/cast.ts';
import { recapOf } from '../reports/recap.ts';
import { failureText } from '../words/rehearsal.ts';
import { conversation } from './conversation.ts';
import { configuration, environment, Refused } from './setting.ts';

type Options = { readonly speed?: number; readonly stay?: boolean; readonly network: boolean };

export function rehearseCommand(program: Command): void {
  program
    .command('rehearse')
    .description('memainkan satu berkas skenario melalui server WhatsApp tiruan di komputer ini')
    .argument('<skenario>', 'berkas YAML')
    .option('--speed <kali>', 'kelipatan waktu nyata; bawaan: secepatnya', speed)
    .option('--stay', 'layanan tetap berjalan sesudahnya')
    .option('--no-network', 'tanpa server tiruan: aturan dan pengolahan saja')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok rehearse test/edicts/palopo-2021/demo-friday.yaml\n  serlok rehearse hari-jumat.yaml --speed 600',
    )
    .action(async (file: string, options: Options) => rehearse(file, options));
}

async function rehearse(file: string, options: Options): Promise<void> {
  const env = environment();
  const read = readScenario(file);
  if (!read.ok) throw new Refused(read.problems.map(problemText).join('\n'));
  const scenario = read.value;
  const folder = dirname(resolve(file));
  const config = configuration(scenario.config === undefined ? env.configFolder : pathIn(folder, scenario.config));
  const zone = mainZone(config.agency);
  const screen = conversation(zone, process.stdout, process.stderr);
  const dataFolder = join(env.dataFolder, 'rehearsal');
  const log = createLog(process.env['SERLOK_LOG_LEVEL'] === undefined ? 'silent' : env.logLevel, process.stderr);
  const { play } = await import('../rehearsal/player/index.ts');
  const begun = performance.now();
  const played = await play({
    scenario,
    folder,
    config,
    dataFolder,
    log,
    network: options.network,
    speed: options.speed ?? null,
    http: options.stay ? env.http : null,
    show: screen.show,
  }).catch((error: unknown) => {
    if (error instanceof BadFile) throw new Refused(error.message);
    throw error;
  });
  screen.done();

  const { board } = played.app.house;
  const times = [...scenario.events, ...scenario.expect.asks].map((item) => localDate(item.at, zone)).sort();
  const [from] = times;
  const to = times.at(-1);
  if (from && to) {
    const { persons } = await board.directory();
    const verdicts = (await board.span(from, to, persons)).filter((v) => v.plan.edict);
    console.log(`\nRekap ${from}${from === to ? '' : ` s.d. ${to}`}`);
    const acts = await played.app.house.desk.about(null, from, to);
    console.log(recapOut(recapOf(verdicts, { from, to, unit: null }, acts), verdicts, 'table', acts));
  }
  const { failures } = played;
  for (const failure of failures) {
    const when = failure.at === null ? '' : `${screen.clock(failure.at)} `;
    console.error(`TIDAK SESUAI ${when}${failureText(failure)}`);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    failures.length === 0
      ? `Semua sesuai harapan (${seconds} detik).`
      : `${failures.length} tidak sesuai harapan (${seconds} detik).`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
  if (options.stay) {
    console.log('Layanan tetap berjalan; Ctrl+C untuk berhenti.');
    await new Promise<void>((done) => process.once('SIGINT', () => done()).once('SIGTERM', () => done()));
  }
  await played.close();
}

function speed(value: string): number {
  const times = Number(value);
  if (!Number.isFinite(times) || times <= 0) throw new InvalidArgumentError('diharapkan angka di atas 0, misalnya 600');
  return times;
}
