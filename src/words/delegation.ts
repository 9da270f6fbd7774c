import type { Role } from '../domain/person.ts';
import type { LocalDate } from '../domain/time.ts';
import { undoHint } from './desk.ts';
import { addressed, dateRange, stop } from './format.ts';

export type DelegationAsked = {
  readonly person: number;
  readonly role: Role;
  readonly office: string;
  readonly form: 'plt' | 'plh' | 'delegasi';
  readonly from: LocalDate;
  readonly to: LocalDate;
};

const roleWords: Record<Role, string> = {
  kasubag: 'Kasubag Kepegawaian',
  kepala: 'Kepala',
  bkpsdm: 'petugas BKPSDM',
  pimpinan: 'pimpinan',
};
const forms = { plt: 'Plt.', plh: 'Plh.', delegasi: 'pelaksana tugas' } as const;

/** How an acting head is addressed: "Plt. Kepala Dinas Kesehatan". */
export const actingHead = (form: DelegationAsked['form'], office: string): string =>
  `${forms[form]} ${roleWords.kepala} ${office}`;

export const delegationWhen = 'Dari tanggal berapa sampai tanggal berapa? Misalnya *besok sampai Jumat*.';
export const delegationWhom = 'Kepada siapa? Misalnya *delegasi Ruslan sebagai kasubag besok sampai Jumat*.';
export const delegationRole = 'Sebagai apa? *kasubag* atau *kepala*.';
export const delegationTooLong = 'Mohon maaf, pelimpahan paling lama satu tahun.';
export const delegationTitle = (
  name: string,
  office: string,
  { form, role, from, to }: Pick<DelegationAsked, 'form' | 'role' | 'from' | 'to'>,
): string => `${forms[form]} ${roleWords[role]} ${office}: ${name}, ${dateRange(from, to)}`;
export const delegationReading = (title: string): string =>
  `Pelimpahan tugas ${stop(title)} Selama itu ia melihat dan memutuskan apa yang menjadi wewenang jabatan tersebut di layanan ini.`;
export const delegationSet = (title: string): string => `Pelimpahan nomor {nomor}, ${title}: tercatat. ${undoHint}`;
export const delegationToPerson = (name: string, title: string, by: string): string =>
  `${addressed(name)} dicatat oleh ${by} sebagai ${stop(title)} Laporan dan permohonan jabatan itu dikirim ke chat ini selama masa tersebut.`;
