import { type Instant, type LocalDate, localMoment, type MinuteOfDay, type Zone } from '../domain/time.ts';
import { clock, longDate } from './format.ts';
import { type LinkTrouble, troubleText } from './link.ts';

/** The service as the operator sees it; also what `serlok status --json` prints. */
export type ServiceState = {
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
  readonly restriction: { readonly code: string; readonly until: Instant } | null;
  readonly next: {
    readonly what: string;
    readonly edict: string;
    readonly date: LocalDate;
    readonly minute: MinuteOfDay;
    readonly zone: Zone;
  } | null;
};

export function statusLines(state: ServiceState): readonly string[] {
  const { legs, next, zone } = state;
  const leg = (ok: boolean, name: string, what: string) => `${ok ? '✓' : '✗'} ${name.padEnd(11)} ${what}`;
  return [
    leg(legs.linked, 'tersambung', linkWords[state.link] ?? state.link),
    leg(
      legs.receiving,
      'menerima',
      state.lastSeen === null ? 'belum pernah' : `terakhir ${moment(state.lastSeen, zone)}`,
    ),
    leg(legs.storing, 'menyimpan', `${state.inbox.pending} menunggu diproses, ${state.inbox.quarantined} dikarantina`),
    leg(
      legs.sending,
      'mengirim',
      state.restriction
        ? `dihentikan: WhatsApp membatasi nomor ini (kode ${state.restriction.code}) sampai ${moment(state.restriction.until, zone)}`
        : `${state.outbox.queued} dalam antrean, ${state.outbox.unacked} menunggu jawaban server`,
    ),
    ...(state.trouble ? [`Tindakan: ${troubleText(state.trouble)}`] : []),
    ...(state.waiting.length === 0
      ? []
      : ['Menunggu pesan *mulai* dari:', ...state.waiting.map(({ name, messages }) => `  ${name}: ${messages} pesan`)]),
    ...(state.unboundGroups.length === 0
      ? []
      : [
          'Grup yang belum terikat pada unit (kiriman pegawai di dalamnya tetap dihitung):',
          ...state.unboundGroups.map(({ jid, messages }) => `  ${jid}: ${messages} pesan dalam 7 hari`),
        ]),
    next
      ? `Berikutnya: slot ${next.what} (${next.edict}) ditutup ${longDate(next.date)} pukul ${clock(next.minute)} ${next.zone}`
      : 'Berikutnya: tidak ada slot sampai besok',
  ];
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

function moment(at: Instant, zone: Zone): string {
  const { date, minute } = localMoment(at, zone);
  return `${longDate(date)} ${clock(minute)} ${zone}`;
}
