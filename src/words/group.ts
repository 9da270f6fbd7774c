import { firstOf, stop } from './format.ts';

/** In a group: whatever was asked is answered in private, and nothing about anybody is said (law 8). */
export const askInPrivate =
  'Perintah itu dijawab lewat chat pribadi: mohon tulis langsung ke nomor ini. Di grup: */jam*, */libur*, */bantuan*.';

export const bindReading = (unit: string, mark: string, others: readonly string[]): string =>
  [
    `Ikat grup ${mark} pada *${unit}*: pengingat sebelum slot ditutup dikirim ke grup itu, tanpa nama.`,
    ...(others.length === 0 ? [] : [`Grup itu sudah terikat pada ${stop(others.join(', '))} Ikatan itu tetap.`]),
  ].join('\n');
export const releaseReading = (units: readonly string[], mark: string): string =>
  `Lepas grup ${mark} dari ${stop(units.join(', '))} Kiriman lokasi di dalamnya tetap dihitung.`;
export const groupBound = (unit: string, mark: string): string =>
  `Grup ${mark} sekarang terikat pada ${stop(unit)} Melepasnya: tulis */lepas* di grup itu.`;
export const groupReleased = (mark: string): string => `Grup ${mark} tidak terikat lagi.`;
export const groupIsBound = (unit: string, mark: string): string => `Grup ${mark} sudah terikat pada ${stop(unit)}`;
export const groupNotBound = 'Grup itu tidak terikat lewat chat pada unit dalam jangkauan Bapak/Ibu.';
export const bindInGroup =
  'Perintah ini ditulis di grup yang dimaksud: */ikat* <nama unit>, atau */lepas*. Konfirmasinya dikirim ke chat pribadi.';

export type MembershipFacts = {
  readonly unit: string;
  readonly mark: string;
  readonly inside: number;
  /** Names of those of the unit who are not in the group; `null`: only the number may be told. */
  readonly outside: readonly string[] | null;
  readonly outsideCount: number;
  readonly strangers: number;
  readonly ofOtherUnits: number;
};

/** "5 orang belum masuk grup" (features 56). */
export const membershipText = (facts: MembershipFacts): string =>
  [
    `Grup ${facts.mark}, ${facts.unit}: ${facts.inside} pegawai ada di grup, *${facts.outsideCount} orang belum masuk grup*${facts.outside === null || facts.outsideCount === 0 ? '.' : ':'}`,
    ...firstOf(
      (facts.outside ?? []).map((name, i) => `${i + 1}. ${name}`),
      40,
    ),
    ...(facts.ofOtherUnits > 0 ? [`Pegawai unit lain di dalamnya: ${facts.ofOtherUnits}.`] : []),
    ...(facts.strangers > 0
      ? [`Anggota yang tidak dikenal: ${facts.strangers}. Bila pegawai, mohon diminta mengirim NIP ke nomor ini.`]
      : []),
  ].join('\n');
export const membersUnknown = (mark: string, unit: string): string =>
  `Grup ${mark}, ${unit}: daftar anggotanya belum dapat dibaca; mohon dicoba lagi nanti.`;
export const noGroups = (label: string): string =>
  `Belum ada grup yang terikat pada ${stop(label)} Cara mengikat: tulis */ikat* di grup itu.`;
