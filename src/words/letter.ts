import { stop } from './format.ts';

/** "1 surat terlampir." */
export const lettersAttached = (count: number): string => `${count} surat terlampir.`;
/** In a list: "(1 surat)". */
export const lettersBeside = (count: number): string => (count === 0 ? '' : ` (${count} surat)`);

/** A letter arrived in the middle of a conversation, which goes on. */
export const letterNoted = 'Surat diterima.';
/** For something already asked. */
export const letterKept = (id: number): string => `Surat diterima dan disimpan bersama permohonan nomor ${id}.`;
export const letterCame = (title: string, id: number): string =>
  `Surat untuk nomor ${id}, ${title}, diterima: ${lettersAttached(1)}`;
export const letterTooLarge =
  'Mohon maaf, berkas lebih dari 8 MB tidak dapat disimpan; mohon dikirim yang lebih kecil.';
export const letterLost = (id: number, why: string): string =>
  `Mohon maaf, surat untuk nomor ${id} tidak dapat dibuka (${stop(why).replace(/\.$/, '')}); mohon dikirim ulang.`;

/** Why a letter could not be had, as the operator and the sender read it. */
export const whyMissing = {
  tooLarge: 'lebih dari 8 MB',
  gone: 'tidak lagi dapat diambil dari WhatsApp',
  expired: 'dihapus menurut masa simpan',
} as const;
