import type { Unit } from '../domain/agency.ts';
import type { Letter, Step } from '../domain/dialogue.ts';
import type { Identity, Person, Role } from '../domain/person.ts';
import type { Phrase } from '../domain/phrase.ts';
import type { Instant, LocalDate, Zone } from '../domain/time.ts';
import type { Board } from '../ports/board.ts';
import type { Desk, DeskChange } from '../ports/desk.ts';
import type { AuditEntry, Ledger } from '../ports/ledger.ts';

/** Understood and answered by chat. */
type Service =
  | 'mulai'
  | 'bantuan'
  | 'jadwal'
  | 'status'
  | 'rekap'
  | 'jam'
  | 'libur'
  | 'privasi'
  | 'belum'
  | 'rekap-opd'
  | 'siapa-wfo'
  | 'jadwal-opd'
  | 'kenapa-jadwal';

/** Changes something, so it is read back first and happens on YA. */
type Deed =
  | ('siap' | 'sakit' | 'izin' | 'dinas-luar' | 'jawab' | 'batal' | 'urungkan' | 'permohonan')
  | ('kontak' | 'panggil' | 'panggilan' | 'hadirkan' | 'dispensasi' | 'tetapkan')
  | ('tukar' | 'koreksi' | 'keterangan' | 'pengaduan' | 'selesai' | 'lapor' | 'laporan-kegiatan')
  | ('ubah-lokasi' | 'delegasi' | 'hentikan' | 'lanjutkan')
  | ('klaim' | 'kode' | 'ikat' | 'lepas' | 'anggota-grup');

export type Intent = Service | Deed | 'greeting-only' | 'no-reply' | 'not-a-share' | 'unknown';

export type Asker = {
  readonly person: Person;
  readonly unit: Unit | undefined;
  readonly roles: readonly Role[];
  /** Where the asker holds a role; differs from `unit` for whoever holds it for somebody else. */
  readonly office?: Unit | undefined;
  readonly today: LocalDate;
  readonly zone: Zone;
  /** When the message was sent: what "ten minutes" and "from now on" are counted from. */
  readonly at?: Instant;
  /** The address the message came from: what a claim is about. */
  readonly from?: Origin;
};

export type Origin = { readonly identity: Identity; readonly chat: string };

export type Ask = {
  readonly intent: Intent;
  readonly phrase: Phrase;
  /** The answer will be read by a group: nothing about any person is said then (law 8). */
  readonly inGroup?: boolean;
  /** The group in which it was typed, where the answer goes to the asker's private chat all the same. */
  readonly group?: string;
  /** What was typed, as it was typed. */
  readonly said?: string;
  /** Photos and documents that came with the words. */
  readonly letters?: readonly Letter[];
};

export type Answer = {
  /** `null`: no reply. */
  readonly text: string | null;
  readonly audit: readonly AuditEntry[];
  /** The person opened the line: what waited for it may be sent (law 7). */
  readonly effect?: 'mulai';
  /** What changes with this answer, in the same commit. */
  readonly desk?: readonly DeskChange[];
  /** What the asker is asked next; `null` ends the conversation, absent leaves it as it is. */
  readonly step?: Step | null;
};

export type Deps = {
  readonly board: Board;
  readonly desk: Desk;
  readonly ledger: Pick<Ledger, 'contacts' | 'kept'>;
  /** Who is in a group: every member by its addresses (JIDs), this number left out; `null`: cannot be read now. */
  readonly members?: (group: string) => Promise<readonly (readonly string[])[] | null>;
  /** Days after which coordinates are deleted; 90 unless configured (domain.md 5.1). */
  readonly coordinatesDays?: number;
  /** Coordinates are rounded then instead of deleted. */
  readonly blurs?: boolean;
  /** Working days after a slot's day within which its person may object; 3 unless configured. */
  readonly objectionDays?: number;
};

export type Command = {
  readonly intent: Intent;
  /** Whether these words ask for it; `asker` because *belum* is a command only from an officer. */
  matches(phrase: Phrase, asker: Asker): boolean;
  answer(ask: Ask, asker: Asker, deps: Deps): Promise<Answer>;
  /** After YA: does what was read back, as things are now. `facts` are those of the command's own proposal. */
  confirm?(facts: unknown, ask: Ask, asker: Asker, deps: Deps): Promise<Answer>;
};

export const say = (text: string | null, audit: readonly AuditEntry[] = []): Answer => ({ text, audit });

/** Kasubag, head, BKPSDM, pimpinan: those who may ask about more than themselves (D15). */
export const isOfficer = (asker: Asker): boolean => asker.roles.length > 0;
