import { undoHint } from './desk.ts';
import { addressed, stop } from './format.ts';

/** One and the same whatever was sent: it tells nobody whether a NIP exists (fault 54). */
export const claimReceived =
  'Terima kasih. Bila NIP tersebut terdaftar, Kasubag Kepegawaian akan memeriksanya dan hasilnya disampaikan di sini. Bila sudah menerima kode 6 angka dari petugas, kirim kode itu ke sini. Sampai selesai, waktu kiriman lokasi disimpan 7 hari.';
/** Also where no code was ever given. */
export const codeRefused =
  'Mohon maaf, kode tersebut tidak berlaku atau sudah lewat waktunya. Mohon meminta kode baru kepada Kasubag Kepegawaian.';
export const alreadyYours = (name: string): string => `Nomor ini sudah terdaftar atas nama ${stop(addressed(name))}`;

export type ClaimFacts = {
  readonly name: string;
  readonly title: string;
  readonly office: string;
  /** "…4412" */
  readonly address: string;
  /** WhatsApp did not show the number. */
  readonly hidden: boolean;
  /** Whether the name that was typed beside the NIP is this person's; `null`: none was typed. */
  readonly nameAgrees: boolean | null;
  /** Where the person wrote from until now: "…0582". */
  readonly old: string | null;
  /** Who holds the address now. */
  readonly holder: string | null;
};

/** To those who decide: whose the address is said to be, and what YA does. */
export const claimToDecider = (facts: ClaimFacts): string =>
  [
    `Permintaan nomor {nomor}: ${addressOf(facts)} menyatakan sebagai *${facts.name}* (${facts.title}, ${facts.office}).`,
    ...(facts.nameAgrees === false ? ['Perhatian: nama yang ditulisnya bukan nama pegawai dengan NIP itu.'] : []),
    ...(facts.holder === null
      ? []
      : [
          `Perhatian: nomor itu sekarang tercatat milik *${facts.holder}*; bila disetujui, ${facts.holder} tidak lagi memiliki nomor.`,
        ]),
    ...(facts.old === null || facts.hidden ? [] : [`Nomor lamanya (${facts.old}) berakhir bila disetujui.`]),
    'Mohon dipastikan langsung kepada yang bersangkutan.',
    `Balas *YA {nomor}* bila benar, *TIDAK {nomor}* bila bukan, atau beri kode sekali pakai: *kode ${facts.name.split(/[ ,]/)[0]}*.`,
  ].join('\n');

const addressOf = ({ address, hidden }: ClaimFacts): string =>
  hidden ? `akun tanpa nomor yang terlihat (kode ${address})` : `nomor berakhiran *${address}*`;

/** To the address the person is known under; no name: the number may be somebody else's by now. */
export const claimToOwner = (address: string): string =>
  `Nomor lain (${address}) meminta didaftarkan sebagai nomor Bapak/Ibu. Bila benar, abaikan pesan ini. Bila bukan, balas *TIDAK {nomor}*.`;

export const claimTitle = (name: string, address: string | null): string =>
  address === null ? `kode untuk nomor baru ${name}` : `pendaftaran nomor ${address} untuk ${name}`;

export const claimBound = (name: string, address: string): string =>
  `Nomor ${address} sekarang tercatat milik ${stop(addressed(name))} Kiriman lokasi dari nomor itu dalam 7 hari terakhir ikut dihitung. ${undoHint}`;
export const claimRefused = (id: number): string => `Nomor ${id} ditolak; nomor itu tetap tidak dikenal. ${undoHint}`;
export const claimStopped = (id: number): string =>
  `Terima kasih, permintaan nomor ${id} dihentikan dan petugas diberi tahu.`;
export const claimStoppedToOfficer = (title: string, id: number): string =>
  `Nomor ${id}, ${title}: *dibantah* oleh pemilik nomor yang terdaftar, jadi dihentikan.`;

/** To the person, on the new address. */
export const boundWelcome = (name: string): string =>
  `${addressed(name)}, nomor ini sekarang terdaftar. Kiriman lokasi dari nomor ini dalam 7 hari terakhir ikut dihitung. Ketik *status* untuk melihat yang tercatat hari ini, *bantuan* untuk daftar perintah.`;
export const boundByCode = (name: string, address: string): string =>
  `${name} sudah memakai kodenya: nomor ${address} sekarang tercatat miliknya. ${undoHint}`;

export const codeReading = (name: string): string =>
  `Kode sekali pakai untuk mendaftarkan nomor baru ${addressed(name)}; siapa pun yang mengirim kode itu dikenal sebagai ${stop(name)}`;
export const codeGiven = (name: string, code: string): string =>
  `Kode untuk ${addressed(name)}: *${code}*. Berlaku 15 menit, satu kali pakai. Mohon disampaikan langsung, lalu yang bersangkutan mengirimnya dari nomor barunya ke nomor layanan ini.`;
