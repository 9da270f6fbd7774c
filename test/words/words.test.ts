import { describe, expect, test } from 'vitest';
import { placeShare } from '../../src/domain/placement.ts';
import { type DayFacts, planDay } from '../../src/domain/plan.ts';
import { judgeDay } from '../../src/domain/presence.ts';
import type { RosterMode } from '../../src/domain/roster.ts';
import { type DaySummary, nothingAtTheDesk } from '../../src/domain/tally.ts';
import { calendarText } from '../../src/words/calendar.ts';
import { type DigestFacts, digestText, digestUnits } from '../../src/words/digest.ts';
import { explainText } from '../../src/words/explain.ts';
import { addressed, clock, dateRange, longDate, shortDate, timeOfDay, typedDate } from '../../src/words/format.ts';
import { groupHelp, helpText, shortHelp } from '../../src/words/help.ts';
import { howToShare } from '../../src/words/how-to-share.ts';
import { noDuty } from '../../src/words/no-duty.ts';
import { nothingFound, notUnderstood } from '../../src/words/not-yet.ts';
import { privacyAnswer, privacyNotice } from '../../src/words/notice.ts';
import { outageNotice } from '../../src/words/outage.ts';
import { placeReading, placeSend, placeTooLong, placeWaits, placeWhich } from '../../src/words/place.ts';
import { recapText, unitRecapText } from '../../src/words/recap.ts';
import { refused } from '../../src/words/refused.ts';
import { groupReminder } from '../../src/words/reminder.ts';
import { officeText, rosterText } from '../../src/words/roster.ts';
import { shareReply } from '../../src/words/share.ts';
import { statusText } from '../../src/words/status.ts';
import { strangerReply } from '../../src/words/stranger.ts';
import { summaryText, summaryUnits } from '../../src/words/summary.ts';
import { welcomeText } from '../../src/words/welcome.ts';
import * as p from '../commands/palopo.ts';

const facts = (mode: RosterMode | undefined, absences: DayFacts['absences'] = []): DayFacts => ({
  roster: mode && { mode, edict: null },
  absences,
  overrides: [],
});
const plan = (date = p.thursday, who = p.darmawati, known: DayFacts = facts('wfh')) =>
  planDay(p.policy, who, date, known);
const context = { filled: 1, officer: 'Fitriani Rahman' };

/** What a share sent at that time is answered with, given the earlier ones of the day. */
function reply(time: string, before: readonly string[] = [], day = plan()): string {
  const sent = p.share(day.person, day.date, time);
  const earlier = before.map((clockText) => p.share(day.person, day.date, clockText));
  return shareReply(day, placeShare(day, sent, earlier), sent, { ...context, filled: before.length + 1 }) ?? '';
}

describe('official Indonesian', () => {
  test('dates and times as letters print them', () => {
    expect(longDate(p.thursday)).toBe('Kamis, 29 Juli 2021');
    expect(shortDate(p.day('2021-08-02'))).toBe('Sen 02/08');
    expect(typedDate(p.day('2021-08-02'))).toBe('2/8');
    expect(clock(450)).toBe('07.30');
    expect(dateRange(p.day('2021-07-28'), p.day('2021-08-05'))).toBe('28 Juli – 5 Agustus 2021');
    expect(dateRange(p.day('2021-08-02'), p.day('2021-08-06'))).toBe('2–6 Agustus 2021');
    expect(dateRange(p.day('2021-12-30'), p.day('2022-01-02'))).toBe('30 Desember 2021 – 2 Januari 2022');
    expect([360, 700, 960, 1200].map(timeOfDay)).toEqual(['pagi', 'siang', 'sore', 'malam']);
    expect(addressed('Darmawati')).toBe('Bapak/Ibu Darmawati');
  });
});

describe('the answer to a share', () => {
  test('counted: which slot, when, how many, what is next', () => {
    const text = reply('07.12');
    expect(text).toContain(
      '✅ Terima kasih, Bapak/Ibu Darmawati Sanusi. Lokasi untuk *Pagi* (07.00–07.30 WITA) tercatat pukul 07.12 WITA, Kamis, 29 Juli 2021.',
    );
    expect(text).toContain('Hari ini: 1 dari 4. Berikutnya: Istirahat pukul 12.00–12.30 WITA.');
    expect(reply('16.20', ['07.10', '12.10', '13.10'])).toContain(
      'Seluruh jadwal hari ini sudah lengkap. Selamat beristirahat.',
    );
    expect(reply('16.20')).not.toContain('sudah lengkap');
  });
  test('early: when it opens', () => {
    expect(reply('06.50')).toContain(
      'Lokasi diterima pukul 06.50 WITA, sedangkan jadwal *Pagi* baru dibuka pukul 07.00 WITA.',
    );
    expect(reply('15.59', ['07.10'])).toContain('dikirim kembali pada 16.00–17.30 WITA');
  });
  test('late: how many minutes, whom to ask, what is next', () => {
    const text = reply('07.34');
    expect(text).toContain(
      'Jadwal *Pagi* (07.00–07.30 WITA) sudah ditutup; lokasi diterima pukul 07.34 WITA (4 menit setelah batas).',
    );
    expect(text).toContain('mohon menghubungi Bapak/Ibu Fitriani Rahman (Kasubag Kepegawaian)');
    expect(text).toContain('Jadwal berikutnya: Istirahat 12.00–12.30 WITA.');
    expect(text).not.toContain('dicatat sebagai terlambat');
  });
  test('twice: it is already there', () => {
    expect(reply('07.20', ['07.12'])).toBe(
      'Lokasi *Pagi* hari ini sudah tercatat pukul 07.12 WITA. Tidak perlu dikirim ulang. Berikutnya: Istirahat 12.00–12.30 WITA.',
    );
  });
  test('a live location is asked for where the edict wants it', () => {
    const day = plan();
    const text = shareReply(
      day,
      { kind: 'needs-live', slot: day.slots[0] as never },
      p.share(p.darmawati, p.thursday, '07.12'),
      context,
    );
    expect(text).toContain('*lokasi terkini (live)*');
  });
  test('a half day excuses the rest', () => {
    const half = {
      person: p.darmawati.id,
      kind: 'izin',
      from: p.thursday,
      to: p.thursday,
      fromMinute: 700 as never,
      document: null,
      approvedBy: 'x',
    } as const;
    const day = plan(p.thursday, p.darmawati, facts('wfh', [half]));
    expect(reply('12.10', [], day)).toContain('jadwal *Istirahat* hari ini dikecualikan (izin)');
    expect(reply('07.10', [], day)).toContain('Hari ini: 1 dari 1. Seluruh jadwal hari ini sudah lengkap.');
  });

  test.each([
    ['at the office', plan(p.thursday, p.darmawati, facts('wfo')), ['terjadwal *WFO*', 'tidak perlu mengirim lokasi']],
    ['exempt', plan(p.thursday, p.kadir), ['terjadwal *WFO*', 'angka 2, pelayanan langsung']],
    ['a holiday', plan(p.day('2021-08-17')), ['Selasa, 17 Agustus 2021 adalah libur nasional: Hari Kemerdekaan.']],
    ['a Saturday', plan(p.day('2021-07-31')), ['bukan hari kerja']],
    [
      'before the edict',
      plan(p.day('2021-07-28')),
      [
        'tidak ada surat edaran yang berlaku untuk Dinas Komunikasi dan Informatika',
        'koordinat tidak disimpan; waktu kiriman disimpan 7 hari',
      ],
    ],
    ['without a roster', plan(p.thursday, p.bestari, facts(undefined)), ['belum ada jadwal']],
    ['not asked', plan(p.thursday, p.honorer), ['angka 5', 'tidak mewajibkan']],
    [
      'on leave',
      plan(
        p.thursday,
        p.darmawati,
        facts('wfh', [
          {
            person: 1,
            kind: 'cuti',
            from: p.thursday,
            to: p.thursday,
            fromMinute: null,
            document: null,
            approvedBy: 'x',
          },
        ]),
      ),
      ['tercatat *cuti*'],
    ],
    ['after service', plan(p.thursday, { ...p.darmawati, services: [] }), ['belum tercatat masa tugas']],
  ] as const)('%s: why nothing is due', (_, day, parts) => {
    for (const part of parts) expect(reply('07.12', [], day)).toContain(part);
  });
});

test('the status is the day in four lines and the month in one', () => {
  const day = plan();
  const sight = { now: p.at(p.thursday, '12.10'), drainedThrough: p.at(p.thursday, '12.00'), blind: [] };
  const verdict = judgeDay(day, [p.share(p.darmawati, p.thursday, '07.12')], sight);
  const text = statusText(verdict, { complete: 3, incomplete: 1, excused: 2 }, p.thursday, null);
  expect(text).toContain('Status Darmawati Sanusi – Kamis, 29 Juli 2021 (*WFH*)');
  expect(text).toContain('1. Pagi 07.00–07.30: tercatat 07.12');
  expect(text).toContain('2. Istirahat 12.00–12.30: *belum* (terbuka sampai 12.30)');
  expect(text).toContain('4. Sore 16.00–17.30: belum dibuka');
  expect(text).toContain('Bulan ini: lengkap 3 hari, tidak lengkap 1 hari, dikecualikan 2 hari.');
});

test('a roster that touches a Friday prints both sets of hours', () => {
  const text = rosterText([plan(), plan(p.friday), plan(p.day('2021-08-02'), p.darmawati, facts('wfo'))]);
  expect(text).toContain(
    'Jadwal Darmawati Sanusi (Dinas Komunikasi dan Informatika), 29 Juli – 2 Agustus 2021 · SE 800/1090/BKPSDM/VII/2021',
  );
  expect(text).toContain('Kam 29/07 WFH · Jum 30/07 WFH · Sen 02/08 WFO');
  expect(text).toContain('Hari WFH (Kam): kirim lokasi pukul Pagi 07.00–07.30');
  expect(text).toContain('Hari WFH (Jum): kirim lokasi pukul Pagi 07.00–07.30, Istirahat 11.30–12.30');
});

const digest: DigestFacts = {
  date: p.thursday,
  zone: 'WITA',
  slot: p.weekdaySlots[0] as never,
  phase: 'closed',
  due: 5,
  missing: [p.ruslan],
  blind: 0,
  unread: [],
  excused: new Map([
    ['cuti', 2],
    ['sakit', 1],
  ]),
  noRoster: [p.bestari],
};
describe('long lists stay readable', () => {
  const names = [
    'Drs. H. Andi Baso Mappanyukki, M.Si.',
    'Hj. Sitti Rahmatia Syarifuddin, S.Sos., M.M.',
    'Nurhayati, S.E.',
  ];
  const crowd = Array.from({ length: 60 }, (_, i) => ({
    name: names[i % 3] ?? '',
    title: 'Pengelola Sistem Informasi Kepegawaian',
  }));
  const long: DigestFacts = {
    ...digest,
    due: 60,
    missing: crowd as never,
    noRoster: crowd as never,
    unread: crowd as never,
  };
  const summary = {
    date: p.thursday,
    edicts: ['1'],
    office: 0,
    home: 60,
    homeNoDuty: 0,
    absent: 0,
    off: 0,
    noRoster: 0,
    slots: ['Pagi', 'Istirahat', 'Selesai istirahat', 'Sore'].map((label) => ({
      label,
      done: 0,
      due: 60,
      blind: 0,
      ahead: 0,
      open: 0,
    })),
    complete: 0,
    incomplete: crowd.map(({ name }) => ({ name, slots: ['Pagi', 'Istirahat', 'Selesai istirahat', 'Sore'] })),
    unsettled: 0,
    late: 0,
    signs: new Map(),
    unread: 0,
    desk: null,
    rights: nothingAtTheDesk,
  };
  const frame = { to: 'Kepala Dinas', scope: 'Dinas Sosial', names: true, pointer: true };
  const recap = {
    nip: '1',
    scheduled: 20,
    complete: 1,
    incomplete: 19,
    excused: 0,
    unsettled: 0,
    corrected: 0,
    late: 0,
    misses: [],
    contacts: { answered: 0, silent: 0, unjudged: 0 },
  };

  test.each([
    ['belum', digestText({ ...long, noRoster: [], unread: [] }, 'Dinas Sosial')],
    ['the summary', summaryText(summary, frame)],
    [
      'the recap of a unit',
      unitRecapText(
        'Dinas Sosial',
        'Juli 2021',
        crowd.map(({ name }) => ({ name, ...recap })),
        true,
      ),
    ],
    [
      'siapa wfo',
      officeText(p.thursday, [{ unit: 'X', office: crowd, home: 0, absent: 0, noRoster: 0, closed: null }], true),
    ],
    [
      'siapa wfo of 60 units',
      officeText(
        p.thursday,
        crowd.map(({ title }) => ({ unit: title, office: crowd, home: 1, absent: 0, noRoster: 0, closed: null })),
        false,
      ),
    ],
    [
      'belum of 60 units',
      digestUnits(long, [
        ...crowd.map(({ title }) => ({ name: title, facts: { ...long, missing: [], noRoster: [] } })),
        { name: 'Yang kurang', facts: long },
      ]),
    ],
    [
      'rekap opd of 60 units',
      summaryUnits(
        p.thursday,
        'Kota',
        crowd.map(({ title }) => ({ name: title, facts: summary })),
      ),
    ],
  ])('%s with 60 lines', (_, text) => expect(text.length).toBeLessThan(1500));

  test('titles go first, then degrees; a short list keeps both', () => {
    expect(digestText({ ...digest, missing: crowd.slice(0, 3) as never }, 'X')).toContain(
      '2. Hj. Sitti Rahmatia Syarifuddin, S.Sos., M.M. (Pengelola',
    );
    const text = digestText({ ...long, noRoster: [], unread: [] }, 'X');
    expect(text).toContain('60 dari 60 pegawai WFH:');
    expect(text).toMatch(/1\. Drs\. H\. Andi Baso Mappanyukki\n[\s\S]*… dan \d+ lainnya/);
  });

  test('of many units those with something missing are told', () => {
    const fine = crowd.map(({ title }) => ({ name: title, facts: { ...digest, missing: [], noRoster: [] } }));
    const text = digestUnits(digest, [...fine, { name: 'Yang kurang', facts: digest }]);
    expect(text).toContain('Seluruhnya: belum mengirim 1 dari 5');
    expect(text).toContain('Yang kurang: belum mengirim 1 dari 5');
    expect(text).toContain('60 unit lain lengkap.');
  });
});

test('an edict without shares asks for none', () => {
  const silent = {
    ...p.policy,
    edicts: new Map([...p.policy.edicts].map(([slug, edict]) => [slug, { ...edict, share: null }])),
  };
  const day = planDay(silent, p.darmawati, p.thursday, facts(undefined));
  expect(noDuty(day, null)).toBe(
    'Bapak/Ibu Darmawati Sanusi, SE 800/1090/BKPSDM/VII/2021 tidak mewajibkan pengiriman lokasi. Koordinat tidak disimpan.',
  );
});

describe('the list of the missing', () => {
  test('names with titles, the excused by kind, those without a roster apart', () => {
    const text = digestText(digest, 'Dinas X');
    for (const part of [
      'Belum mengirim lokasi – *Pagi* (07.00–07.30 WITA), Kamis, 29 Juli 2021, Dinas X',
      '1 dari 5 pegawai WFH:',
      '1. Ruslan Effendi (Pelaksana)',
      'Dikecualikan: 3 (cuti 2, sakit 1).',
      'Belum ada jadwal: 1 (Bestari Hakim).',
      'Slot sudah ditutup.',
    ])
      expect(text).toContain(part);
  });
  test('open, none missing, disturbed', () => {
    expect(digestText({ ...digest, phase: 'open' }, 'X')).toContain('Slot masih terbuka sampai 07.30 WITA.');
    expect(digestText({ ...digest, missing: [] }, 'X')).toContain(
      'Seluruh 5 pegawai WFH sudah mengirim lokasi untuk *Pagi*',
    );
    const blind = digestText({ ...digest, blind: 2, missing: [] }, 'X');
    expect(blind).toContain('*gangguan*');
    expect(blind).not.toContain('Belum mengirim');
    const blindHere = { ...digest, blind: 2 };
    expect(digestUnits(blindHere, [{ name: 'X', facts: blindHere }])).toContain('X: gangguan');
  });
});

const summary: DaySummary = {
  date: p.friday,
  edicts: ['800/1090'],
  office: 2,
  home: 6,
  homeNoDuty: 0,
  absent: 1,
  off: 0,
  noRoster: 1,
  slots: [
    { label: 'Pagi', done: 6, due: 6, blind: 0, ahead: 0, open: 0 },
    { label: 'Sore', done: 5, due: 6, blind: 0, ahead: 0, open: 0 },
  ],
  complete: 5,
  incomplete: [{ name: 'Ruslan Effendi', slots: ['Sore'] }],
  unsettled: 0,
  late: 0,
  signs: new Map([['diteruskan', 2]]),
  unread: 0,
  desk: null,
  rights: nothingAtTheDesk,
};
test('the summary to the head has figures, exceptions and no line without a source', () => {
  const text = summaryText(summary, { to: 'Kepala Dinas', scope: 'Dinas X', names: true, pointer: true });
  for (const part of [
    'Yth. Kepala Dinas X',
    'Ringkasan Jumat, 30 Juli 2021 · SE 800/1090',
    'WFO 2 · WFH 6 · cuti/sakit/DL 1',
    'Pagi 6/6 · Sore 5/6',
    'Lengkap: 5 pegawai. Tidak lengkap: 1 – Ruslan Effendi (Sore).',
    'Perlu perhatian: lokasi diteruskan 2.',
    'belum ada jadwal 1',
    'balas *rekap 30/7*',
  ])
    expect(text).toContain(part);
  expect(text).not.toMatch(/kontak mendadak|sanggahan|di luar lokasi/);
  expect(summaryText(summary, { to: null, scope: 'X', names: false, pointer: false })).not.toContain('Ruslan');
  const running = { ...summary, slots: [{ label: 'Sore', done: 0, due: 6, blind: 0, ahead: 6, open: 0 }] };
  expect(summaryText(running, { to: null, scope: 'X', names: true, pointer: false })).toContain('Sore belum dibuka');
});

test('a group hears one line without names', () => {
  expect(groupReminder(p.weekdaySlots[0] as never, 'WITA', 12)).toBe('Slot pagi ditutup 07.30 WITA, 12 menit lagi.');
});

test('an interruption is told with its hours and its fate', () => {
  const gap = { from: p.at(p.thursday, '09.00'), to: p.at(p.thursday, '09.40'), recovered: true };
  expect(outageNotice(gap, 'WITA')).toContain(
    'Sistem sempat terganggu 09.00–09.40 WITA. Lokasi yang dikirim pada waktu tersebut tetap dihitung',
  );
  expect(outageNotice({ ...gap, recovered: false }, 'WITA')).toContain('*gangguan*');
});

test('the privacy notice names basis, readers, time and contact', () => {
  const text = privacyNotice({
    edict: '800/1090',
    head: 'Kepala Dinas',
    officer: 'Fitriani',
    coordinatesDays: 90,
    contact: 'BKPSDM',
  });
  for (const part of [
    'SE 800/1090',
    'hanya pada jadwal WFH',
    'Kepala Dinas dan Bapak/Ibu Fitriani',
    'koordinat dihapus setelah 90 hari',
    'Kontak: BKPSDM',
  ])
    expect(text).toContain(part);
});

describe('every sentence', () => {
  const noticeFacts = { edict: null, head: null, officer: null, coordinatesDays: 90, contact: 'BKPSDM' };
  const said = [
    ...['06.50', '07.12', '07.34', '13.40', '18.10'].map((time) => reply(time)),
    ...[facts('wfo'), facts(undefined)].map((known) => reply('07.12', [], plan(p.thursday, p.darmawati, known))),
    reply('07.12', [], plan(p.day('2021-07-28'))),
    reply('07.12', [], plan(p.thursday, p.kadir)),
    reply('07.12', [], plan(p.thursday, p.honorer)),
    strangerReply({ agency: 'Kota', sentAt: p.at(p.thursday, '09.00'), zone: 'WITA' }),
    ...(['foto', 'tautan', 'teks', 'koordinat', 'lampiran'] as const).map(howToShare),
    privacyNotice(noticeFacts),
    privacyAnswer(noticeFacts),
    refused,
    notUnderstood,
    nothingFound,
    placeSend,
    placeWhich,
    placeTooLong,
    placeWaits('Nurhayati'),
    placeReading({ lasting: false, label: 'rumah mertua', from: p.thursday, to: p.thursday }, 'Besse', 'Nurhayati'),
    ...(['employee', 'figures', 'names'] as const).map((who) =>
      helpText('Pemerintah Kota Palopo', plan(), who, 'BKPSDM'),
    ),
    ...(['employee', 'kasubag', 'kepala', 'wide'] as const).map((who) => welcomeText('pagi', 'X', who)),
    groupHelp('Kota'),
    shortHelp('pagi', 'X'),
    rosterText([plan(), plan(p.friday)]),
    digestText(digest, 'X'),
    summaryText(summary, { to: 'Kepala', scope: 'X', names: true, pointer: true }),
    recapText(p.thursday, p.friday, {
      nip: '1',
      name: 'X',
      scheduled: 2,
      complete: 1,
      incomplete: 1,
      excused: 0,
      unsettled: 0,
      corrected: 0,
      late: 0,
      misses: [{ label: 'Pagi', dates: [p.friday] }],
      contacts: { answered: 0, silent: 0, unjudged: 0 },
    }),
    calendarText(p.thursday, { kind: 'workday' }, p.policy.holidays),
    outageNotice({ from: 0, to: 60_000, recovered: true }, 'WITA'),
  ];

  test('offers only commands that exist', () => {
    const exist =
      /^(mulai|bantuan|jadwal|kenapa|status|rekap|jam|libur|privasi|belum|siapa wfo|panggil|panggilan|hadirkan|dispensasi|kontak|sanggah|lapor|laporan|pengaduan|data saya|hentikan pemrosesan|koreksi|permohonan|batal|urungkan|ubah lokasi|besok di|rumah orang tua|kos|Kirim lokasi Anda)\b/;
    for (const text of said) {
      for (const [, command = ''] of text.matchAll(/(?:balas|ketik|Ketik)[^*.]{0,12}\*([^*]+)\*/g))
        expect(command).toMatch(exist);
      for (const [, command = ''] of text.matchAll(/\*([a-z][^*]*)\*/g))
        expect(command).toMatch(
          /^(mulai|bantuan|jadwal|kenapa|status|rekap|jam|libur|privasi|belum|siapa wfo|panggil|panggilan|hadirkan|dispensasi|kontak|lokasi terkini|gangguan|cuti|sanggah|lapor|laporan|pengaduan|data saya|hentikan pemrosesan|koreksi|permohonan|batal|urungkan|ubah lokasi|besok di|rumah orang tua|kos)\b/,
        );
      expect(text).not.toMatch(/balas: |keterangan\*|\*dinas luar|\*sakit|\*izin/);
    }
  });
  test('is short, and addresses nobody as Anda', () => {
    for (const text of said) {
      expect(text.replaceAll('Kirim lokasi Anda saat ini', '')).not.toContain('Anda');
      expect(text.length).toBeLessThan(700);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
  test('help stays under ten lines', () => {
    expect(helpText('Kota', plan(), 'names', 'BKPSDM').split('\n').length).toBeLessThan(10);
  });
});

test('explain names the mode in words, not by its code', () => {
  const day = plan(p.thursday, p.bestari, facts(undefined));
  const sight = { now: p.at(p.thursday, '18.00'), drainedThrough: p.at(p.thursday, '18.00'), blind: [] };
  const text = explainText(judgeDay(day, [], sight), [], sight, 'pagi').join('\n');
  expect(text).toContain('Pagi: bukan_jadwal (belum ada jadwal)');
});
