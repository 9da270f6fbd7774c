/** What a file is by its first bytes; its name is not asked, because SIMPEG calls HTML pages `.xls`. */
export type FileKind = { readonly kind: 'xlsx' | 'csv' } | { readonly kind: 'refused'; readonly why: string };

export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return refused('berkas kosong');
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return { kind: 'xlsx' };
  // An OLE container is an old .xls, and also every .xlsx with a password.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return refused('berkas .xls lama atau berkas berkata sandi; simpan ulang sebagai .xlsx tanpa kata sandi');
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && bytes[3] === 0x00)
    return refused('berkas .xls lama; buka di Excel lalu simpan ulang sebagai .xlsx');
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff))
    return refused('teks UTF-16; simpan sebagai CSV UTF-8 atau .xlsx');
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return refused('berkas PDF; kirim sebagai .xlsx atau CSV UTF-8');
  if (/^\uFEFF?\s*<(!doctype|html|table|head|meta|\?xml|style|div)/i.test(opening(bytes)))
    return refused('halaman HTML yang diberi nama .xls; buka di Excel lalu simpan ulang sebagai .xlsx');
  return { kind: 'csv' };
}

const refused = (why: string): FileKind => ({ kind: 'refused', why });
const starts = (bytes: Uint8Array, ...magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);
const opening = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 256));
