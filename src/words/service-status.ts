import type { SlotState } from '../domain/presence.ts';
import type { Restriction } from '../domain/restriction.ts';
import type { Instant, LocalDate, MinuteOfDay, Zone } from '../domain/time.ts';
import { alarmWords } from './alarm.ts';
import { clock, longDate, moment } from './format.ts';
import { type LinkTrouble, troubleText } from './link.ts';
import { restrictionText } from './restriction.ts';
import { stateWords } from './rights.ts';

/** The service as the operator sees it; also what `serlok status --json` prints. */
export type ServiceState = {
  /** The service answered within the last minute and a half. */
  readonly running: boolean;
  readonly legs: {
    readonly linked: boolean;
    readonly receiving: boolean;
    readonly storing: boolean;
    readonly sending: boolean;
  };
  readonly link: string;
  /** Why the line is not open, with what to do in `advice`; `null` when all is well. */
  readonly trouble: LinkTrouble | null;
  readonly advice: string | null;
  readonly lastSeen: Instant | null;
  readonly zone: Zone;
  readonly inbox: { readonly pending: number; readonly quarantined: number };
  readonly outbox: { readonly queued: number; readonly unacked: number };
  /** Officers whose digests wait until they write *mulai* (law 7). */
  readonly waiting: readonly { readonly name: string; readonly messages: number }[];
  /** Groups of the last week that no unit is bound to; their JIDs go into `units.groups`. */
  readonly unboundGroups: readonly { readonly jid: string; readonly messages: number }[];
  readonly restrictions: readonly Restriction[];
  /** Half the caps until then, because the device is new; `null`: not any more. */
  readonly warmUntil: Instant | null;
  /** `quietDays`: `null` while it was seen lately enough. */
  readonly phone: { readonly seenAt: Instant | null; readonly quietDays: number | null };
  /** `null`: the nightly backup is switched off. */
  readonly backup: { readonly last: LocalDate | null; readonly late: boolean } | null;
  /** The last few of the last day, as `alarm.log` has them. */
  readonly alarms: readonly string[];
  readonly today: {
    readonly date: LocalDate;
    readonly shares: number;
    readonly verdicts: Readonly<Record<string, number>>;
  };
  readonly next: {
    readonly what: string;
    readonly edict: string;
    readonly date: LocalDate;
    readonly minute: MinuteOfDay;
    readonly zone: Zone;
  } | null;
};

/** One screen: first whether somebody has to do something, then what, then how things are. */
export function statusLines(state: ServiceState): readonly string[] {
  const { legs, next, zone } = state;
  const leg = (ok: boolean, name: string, what: string) => `${ok ? '✓' : '✗'} ${name.padEnd(11)} ${what}`;
  const todo = actions(state);
  return [
    todo.length === 0 ? 'Semuanya baik.' : `Perlu tindakan (${todo.length}):`,
    ...todo.map((sentence) => `→ ${sentence}`),
    leg(legs.linked, 'tersambung', state.running ? (linkWords[state.link] ?? state.link) : 'layanan tidak berjalan'),
    leg(
      legs.receiving,
      'menerima',
      state.lastSeen === null ? 'belum pernah' : `terakhir ${moment(state.lastSeen, zone)}`,
    ),
    leg(legs.storing, 'menyimpan', `${state.inbox.pending} menunggu diproses, ${state.inbox.quarantined} dikarantina`),
    leg(legs.sending, 'mengirim', sendingWords(state)),
    ...backupLine(state.backup, leg),
    ...(state.phone.seenAt === null
      ? []
      : [leg(state.phone.quietDays === null, 'ponsel', `terakhir memberi tanda ${moment(state.phone.seenAt, zone)}`)]),
    `Hari ini: ${state.today.shares} kiriman${verdictWords(state.today.verdicts)}`,
    next
      ? `Berikutnya: slot ${next.what} (${next.edict}) ditutup ${longDate(next.date)} pukul ${clock(next.minute)} ${next.zone}`
      : 'Berikutnya: tidak ada slot sampai besok',
    ...(state.alarms.length === 0 ? [] : ['Alarm 24 jam terakhir:', ...state.alarms.map((line) => `  ${line}`)]),
    ...(state.waiting.length === 0
      ? []
      : [
          `Menunggu pesan *mulai* dari ${state.waiting.length} pejabat:`,
          ...state.waiting.slice(0, mostNames).map(({ name, messages }) => `  ${name}: ${messages} pesan`),
          ...(state.waiting.length > mostNames
            ? [`  … dan ${state.waiting.length - mostNames} lagi; semuanya di serlok status --json`]
            : []),
        ]),
    ...(state.unboundGroups.length === 0
      ? []
      : [
          'Grup yang belum terikat pada unit (kiriman pegawai di dalamnya tetap dihitung):',
          ...state.unboundGroups.map(({ jid, messages }) => `  ${jid}: ${messages} pesan dalam 7 hari`),
        ]),
  ];
}

/** More do not fit on one screen. */
const mostNames = 8;

function actions(state: ServiceState): readonly string[] {
  const { running, link, trouble, restrictions, phone, backup, inbox, zone } = state;
  return [
    ...(running ? [] : ['Layanan tidak berjalan. Mulai dengan npm start, atau systemctl start serlok.']),
    ...(trouble ? [troubleText(trouble)] : []),
    ...(running && !trouble && link === 'unlinked' ? ['Nomor belum ditautkan. Jalankan serlok link.'] : []),
    ...restrictions.map((restriction) => restrictionText(restriction, zone)),
    ...(phone.quietDays === null ? [] : [alarmWords.phoneQuiet(phone.quietDays)]),
    ...(backup?.late ? [alarmWords.backupLate] : []),
    ...(inbox.quarantined > 0 ? [alarmWords.quarantined(inbox.quarantined)] : []),
  ];
}

function sendingWords({ legs, outbox, warmUntil, zone }: ServiceState): string {
  const queue = `${outbox.queued} dalam antrean, ${outbox.unacked} menunggu jawaban server`;
  const warm = warmUntil === null ? '' : `; pemanasan, setengah batas sampai ${moment(warmUntil, zone)}`;
  return `${legs.sending ? '' : 'dibatasi WhatsApp; '}${queue}${warm}`;
}

function backupLine(
  backup: ServiceState['backup'],
  leg: (ok: boolean, name: string, what: string) => string,
): readonly string[] {
  if (backup === null) return [leg(true, 'cadangan', 'dimatikan di serlok.yaml')];
  const { last, late } = backup;
  return [leg(!late, 'cadangan', last === null ? 'belum ada; dibuat malam pukul 02.30' : `terakhir ${longDate(last)}`)];
}

/** Only what is settled or still open; nobody is named. */
function verdictWords(verdicts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(verdicts).map(([state, count]) => `${count} ${stateWords[state as SlotState] ?? state}`);
  return parts.length === 0 ? '' : `; putusan: ${parts.join(', ')}`;
}

export const linkWords: Readonly<Record<string, string>> = {
  unlinked: 'belum ditautkan; jalankan serlok link dan pindai kode QR',
  pairing: 'sedang ditautkan',
  connecting: 'sedang menyambung',
  open: 'tersambung ke WhatsApp',
  closed: 'terputus; mencoba menyambung kembali',
  logged_out: 'dikeluarkan dari ponsel',
  replaced: 'nomor ini dibuka di tempat lain',
  version_refused: 'versi ditolak WhatsApp',
  forbidden: 'ditolak WhatsApp',
  stale: 'kunci perangkat sudah usang; tidak menyambung',
};
