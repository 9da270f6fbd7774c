import type { Command } from 'commander';
import { renderUnicodeCompact } from 'uqr';
import { clockOf } from '../app/clock.ts';
import type { House } from '../app/house.ts';
import { FolderInUse, lockFolder } from '../app/lock.ts';
import { createLog } from '../log.ts';
import type { LinkStatus } from '../ports/channel.ts';
import { openForCommand } from './desk.ts';
import { configuration, environment, Refused } from './setting.ts';

type Options = { readonly json?: boolean; readonly resetSignal?: boolean; readonly new?: boolean };

export function linkCommand(program: Command): void {
  program
    .command('link')
    .description('keadaan tautan ke WhatsApp; selama belum tertaut, kode QR untuk dipindai dari ponsel')
    .option('--json', 'satu baris JSON {state, qr, pairingCode, number} lalu selesai')
    .option('--reset-signal', 'melupakan sesi enkripsi (bukan perangkatnya); hanya di luar jam slot')
    .option('--new', 'melupakan perangkat yang tertaut dan menautkan dari awal; data kehadiran tetap')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok link\n  serlok link --json\n\nDi ponsel: WhatsApp → Perangkat tertaut → Tautkan perangkat.',
    )
    .action(async (options: Options) => {
      const env = environment();
      try {
        const unlock = lockFolder(env.dataFolder);
        try {
          await prepare(options);
          await linkHere(options);
        } finally {
          unlock();
        }
      } catch (error) {
        if (!(error instanceof FolderInUse)) throw error;
        if (options.resetSignal || options.new) throw new Refused('hentikan dahulu layanan, lalu ulangi perintah ini');
        await watchService(options);
      }
    });
}

async function prepare(options: Options): Promise<void> {
  if (!options.resetSignal && !options.new) return;
  const { forgetDevice, resetSignal } = await import('../channel/whatsapp/index.ts');
  const house = await openForCommand({});
  if (options.resetSignal) await resetSignal(house.vault);
  if (options.new) await forgetDevice(house.vault);
  house.close();
}

/** No service is running: this command connects by itself until the number is linked. */
async function linkHere(options: Options): Promise<void> {
  const env = environment();
  const { whatsapp } = env;
  const config = configuration(env.configFolder);
  const { createApp } = await import('../app.ts');
  const { whatsappIn } = await import('../app/channels.ts');
  const app = await createApp({
    config,
    dataFolder: env.dataFolder,
    clock: clockOf(env),
    // Standard output belongs to the QR and the JSON.
    log: createLog(env.logLevel === 'info' ? 'warn' : env.logLevel, process.stderr),
    http: null,
    channel: whatsappIn({
      url: whatsapp.url ?? undefined,
      rootKey: whatsapp.kind === 'rehearsal' ? (whatsapp.rootKey ?? undefined) : undefined,
    }),
    fatal: (code, reason) => {
      console.error(reason);
      process.exit(code);
    },
  });
  await app.start();
  try {
    await follow(async () => app.channel.status(), options);
  } finally {
    await app.stop();
  }
}

/** The service holds the line; what it writes down about it is shown. */
async function watchService(options: Options): Promise<void> {
  const house: House = await openForCommand({});
  try {
    await follow(async () => (await house.lines.linkStatus()) ?? nothingYet, options);
  } finally {
    house.close();
  }
}

const nothingYet: LinkStatus = { state: 'connecting', qr: null, pairingCode: null, number: null };
const settled: readonly LinkStatus['state'][] = ['open', 'logged_out', 'replaced', 'version_refused', 'forbidden'];

async function follow(status: () => Promise<LinkStatus>, options: Options): Promise<void> {
  let shown: string | null = null;
  for (;;) {
    const { state, qr, pairingCode, number } = await status();
    if (options.json && (qr !== null || pairingCode !== null || settled.includes(state)))
      return console.log(JSON.stringify({ state, qr, pairingCode, number }));
    if (!options.json && qr !== null && qr !== shown) {
      shown = qr;
      console.log(renderUnicodeCompact(qr));
      console.log('Pindai dari ponsel: WhatsApp → Perangkat tertaut → Tautkan perangkat.');
    }
    if (state === 'open') return console.log(`tertaut${number === null ? '' : ` dengan nomor +${number}`}`);
    if (settled.includes(state)) throw new Refused(reasons[state] ?? state);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const reasons: Partial<Record<LinkStatus['state'], string>> = {
  logged_out: 'perangkat ini dikeluarkan dari ponsel; tautkan lagi dengan: serlok link --new',
  replaced: 'nomor ini dibuka di tempat lain; tutup yang lain lalu ulangi',
  version_refused: 'WhatsApp menolak versi ini; perbarui Serlok',
  forbidden: 'WhatsApp menolak nomor ini (403); jangan menautkan ulang dahulu, lihat docs/operasi.md',
};
