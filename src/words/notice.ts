import { orOfficer } from './format.ts';

export type NoticeFacts = {
  /** Number of the edict in force for the person; `null` when there is none today. */
  readonly edict: string | null;
  /** Who sees the location: the head's title, the Kasubag's name; `null` = by function only. */
  readonly head: string | null;
  readonly officer: string | null;
  /** Days after which coordinates are deleted. */
  readonly coordinatesDays: number;
  /** They are rounded then instead. */
  readonly blurs?: boolean;
  readonly contact: string;
};

/** Appended to the first reply to a person, never a message of its own (7.15; UU 27/2022: purpose, basis, readers, time). */
export function privacyNotice(facts: NoticeFacts): string {
  const basis = facts.edict === null ? 'surat edaran WFH yang berlaku' : `SE ${facts.edict}`;
  const readers = `${facts.head ?? 'kepala perangkat daerah'} dan ${facts.officer === null ? 'Kasubag Kepegawaian' : orOfficer(facts.officer)}`;
  return `Lokasi Bapak/Ibu diproses untuk pelaksanaan ${basis}, hanya pada jadwal WFH; dilihat oleh ${readers}; koordinat ${facts.blurs ? 'dibulatkan' : 'dihapus'} setelah ${facts.coordinatesDays} hari. Koreksi atau keberatan: balas *sanggah*. Kontak: ${facts.contact}.`;
}

/** The answer to *privasi*: the notice, and how each right is used. */
export const privacyAnswer = (facts: NoticeFacts): string =>
  `${privacyNotice(facts)}\nPesan teks yang bukan perintah tidak disimpan. Yang disimpan dan siapa yang melihatnya: *data saya*. Perbaikan: *sanggah*. Penghentian sementara: *hentikan pemrosesan*. Salinan lengkap disampaikan kepada kontak tersebut.`;
