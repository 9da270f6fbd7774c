import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { renderUnicodeCompact } from 'uqr';
import { clockOf } from '../app/clock.ts';
import type { House } from '../app/house.ts';
import { FolderInUse, lockFolder } from '../app/lock.ts';
import type { Config } from '../config/index.ts';
import { minuteMs } from '../domain/time.ts';
import { tokenHash } from '../http/link-page.ts';
import { createLog } from '../log.ts';
import type { LinkStatus } from '../ports/channel.ts';
import { troubleText } from '../words/link.ts';
import { openForCommand } from './desk.ts';
import { configuration, environment, Refused } from './setting.ts';

type Options = {
  readonly json?: boolean;
  readonly resetSignal?: boolean;
  readonly new?: boolean;
  readonly url?: boolean;
  readonly code?: boolean;
};

export function linkCommand(program: Command): void {
  program
    .command('link')
    .description('keadaan tautan ke WhatsApp; selama belum tertaut, kode QR untuk dipindai dari ponsel')
    .option('--json', 'satu baris JSON {state, qr, pairingCode, number} lalu selesai')
    .option('--url', 'alamat halaman penautan, dengan token sekali pakai yang berlaku 15 menit')
    .option('--code', 'kode delapan huruf untuk diketik di ponsel, sebagai ganti QR; selama layanan berhenti')
    .option('--reset-signal', 'melupakan sesi enkripsi (bukan perangkatnya); hanya di luar jam slot')
    .option('--new', 'melupakan perangkat yang tertaut dan menautkan dari awal; data kehadiran tetap')
    .addHelpText(
      'after',
      '\nContoh:\n  serlok link\n  serlok link --url\n  serlok link --json\n\nDi ponsel: WhatsApp → Perangkat tertaut → Tautkan perangkat.',
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
        if (options.code)
          throw new Refused('kode hanya dibuat selama layanan berhenti; untuk QR: serlok link atau serlok link --url');
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
  const pairWith = options.code ? ownNumber(config) : undefined;
  const { createApp } = await import('../app.ts');
  const { addressIn, whatsappIn } = await import('../app/channels.ts');
  const app = await createApp({
    config,
    dataFolder: env.dataFolder,
    clock: clockOf(env),
    // Standard output belongs to the QR and the JSON.
    log: createLog(env.logLevel === 'info' ? 'warn' : env.logLevel, process.stderr),
    http: options.url ? env.http : null,
    channel: whatsappIn({ ...addressIn(whatsapp), pairWith }),
    fatal: (code, reason) => {
      console.error(reason);
      process.exit(code);
    },
  });
  await app.start();
  try {
    if (options.url) await printAddress(app.house);
    await follow(async () => app.channel.status(), options);
  } finally {
    await app.stop();
  }
}

/** The service holds the line; what it writes down about it is shown. */
async function watchService(options: Options): Promise<void> {
  const house: House = await openForCommand({});
  try {
    if (options.url) return await printAddress(house);
    await follow(async () => (await house.lines.linkStatus()) ?? nothingYet, options);
  } finally {
    house.close();
  }
}

/** Whoever opens the page links a device: it works once, and only who can start commands here gets it. */
async function printAddress(house: House): Promise<void> {
  const address = await house.linkPages.address();
  if (address === null) throw new Refused('layanan ini belum pernah melayani HTTP; jalankan serlok start dahulu');
  const token = randomBytes(24).toString('hex');
  await house.linkPages.give(tokenHash(token), house.board.now() + 15 * minuteMs);
  console.log(`${address.replace('//0.0.0.0:', '//127.0.0.1:')}/link/${token}`);
}

function ownNumber({ number }: Config): string {
  if (number.kind === 'dedicated') return number.value;
  throw new Refused('nomor milik pribadi ditautkan dengan QR: serlok link');
}

const nothingYet: LinkStatus = {
  state: 'connecting',
  trouble: null,
  qr: null,
  pairingCode: null,
  number: null,
};
const settled: readonly LinkStatus['state'][] = [
  'open',
  'logged_out',
  'replaced',
  'version_refused',
  'forbidden',
  'stale',
];

async function follow(status: () => Promise<LinkStatus>, options: Options): Promise<void> {
  let shown: string | null = null;
  let told: string | null = null;
  for (;;) {
    const { state, trouble, qr, pairingCode, number } = await status();
    const advice = trouble && troubleText(trouble);
    if (options.json && (qr !== null || pairingCode !== null || settled.includes(state) || advice !== null))
      return console.log(JSON.stringify({ state, qr, pairingCode, number, ...(advice ? { trouble, advice } : {}) }));
    // Only said once for each reason: a connection that comes back by itself is waited for.
    if (advice !== null && advice !== told && !settled.includes(state)) console.error(advice);
    told = advice;
    if (!options.json && qr !== null && qr !== shown) {
      shown = qr;
      console.log(renderUnicodeCompact(qr));
      console.log('Pindai dari ponsel: WhatsApp → Perangkat tertaut → Tautkan perangkat.');
    }
    if (!options.json && pairingCode !== null && pairingCode !== shown) {
      shown = pairingCode;
      console.log(`Kode: ${pairingCode}`);
      console.log('Ketik di ponsel: Perangkat tertaut → Tautkan perangkat → Tautkan dengan nomor telepon saja.');
    }
    if (state === 'open') return console.log(`tertaut${number === null ? '' : ` dengan nomor +${number}`}`);
    if (settled.includes(state)) throw new Refused(advice ?? state);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
