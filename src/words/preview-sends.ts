import type { DaySends, EdictPreview } from '../domain/edict-preview.ts';
import type { SendCaps } from '../domain/outbox.ts';
import { shortDate } from './format.ts';
import { bullets, table, wrapped } from './preview-lines.ts';
import { dayList } from './roster-draft.ts';

/** Nothing where nothing is sent. */
export function sendLines({ days: all, sending }: EdictPreview): readonly string[] {
  const days = all.filter(({ sends }) => sends.acknowledgements + sends.digests + sends.summaries > 0);
  if (days.length === 0) return [];
  const { caps, acknowledge, reminder } = sending;
  const mark = acknowledge === 'reaction' ? '✅' : 'Balasan';
  const perHour = acknowledge === 'reaction' ? caps.reactionsPerHour : caps.textsPerHour;
  const most = (of: (sends: DaySends) => number) => Math.max(0, ...days.map(({ sends }) => of(sends)));
  const rows = days.map(({ date, sends }) => {
    const figures = [
      sends.acknowledgements,
      sends.digests,
      sends.summaries,
      ...(reminder.enabled ? [sends.reminders] : []),
    ];
    return { name: shortDate(date), cells: [...figures, sum(figures)].map(String) };
  });
  const missing = misfits(days, caps, acknowledge);
  return [
    ...table(
      'Hari',
      [
        acknowledge === 'reaction' ? 'Tanda' : 'Balasan',
        'Daftar Kasubag',
        'Ringkasan kepala',
        ...(reminder.enabled ? ['Pengingat grup'] : []),
        'Jumlah',
      ],
      rows,
    ),
    ...wrapped(
      `Satu jam tersibuk: ${most((s) => s.busiest.acknowledgements)} ${mark} (batas ${perHour}) dan ${most((s) => s.busiest.reports)} daftar atau ringkasan (batas ${caps.reportsPerHour}); batas sehari ${caps.perDay}.`,
    ),
    ...(missing.length > 0 ? bullets(missing) : ['Semuanya muat dalam batas kirim.']),
    ...wrapped(
      'Anggapan: semua yang wajib mengirim, dan 54% kiriman satu slot tiba dalam lima menit terakhirnya, sehingga seluruh kiriman satu slot dihitung dalam satu jam. Daftar dan ringkasan hanya dikirim kepada yang sudah pernah menulis ke nomor ini; jawaban atas pertanyaan belum dihitung. Di grup, kiriman yang berbarengan mendapat satu baris bersama, jadi jumlah ✅ adalah batas atas; tujuh hari pertama sesudah penautan semua batas separuh.',
    ),
  ];
}

/** What the caps leave unsent or let wait, each told of the worst day. */
function misfits(days: EdictPreview['days'], caps: SendCaps, acknowledge: 'reaction' | 'text'): readonly string[] {
  const [mark, perHour] =
    acknowledge === 'reaction' ? ['✅', `${caps.reactionsPerHour} reaksi`] : ['balasan', `${caps.textsPerHour} teks`];
  const perDay = `batas ${caps.perDay} pesan sehari`;
  return [
    ...ofWorstDay(
      days,
      ({ unsentByHour, unsentByDay }) => unsentByHour + unsentByDay,
      ({ acknowledgements, unsentByHour, unsentByDay }, lost) => {
        const causes = [
          ...(unsentByHour > 0 ? [`batas ${perHour} per jam: ${unsentByHour}`] : []),
          ...(unsentByDay > 0 ? [`${perDay}: ${unsentByDay}`] : []),
        ];
        return `${mark} untuk ${lost} dari ${acknowledgements} kiriman tidak akan terkirim (${causes.join('; ')}); kiriman tetap tercatat.`;
      },
    ),
    ...ofWorstDay(
      days,
      ({ waiting }) => waiting,
      ({ longestWaitMinutes }, late) =>
        `${late} daftar atau ringkasan menunggu giliran, paling lama ${Math.ceil(longestWaitMinutes / 60)} jam (batas ${caps.reportsPerHour} per jam).`,
    ),
    ...ofWorstDay(
      days,
      ({ reportsUnsent }) => reportsUnsent,
      (_, lost) => `${lost} daftar atau ringkasan tidak akan terkirim hari itu (${perDay}).`,
    ),
  ];
}

/** Equal days share the sentence; of others it is said how many there are and how they differ. */
function ofWorstDay(
  days: EdictPreview['days'],
  of: (sends: DaySends) => number,
  sentence: (sends: DaySends, figure: number) => string,
): readonly string[] {
  const touched = days.filter(({ sends }) => of(sends) > 0);
  const most = Math.max(0, ...touched.map(({ sends }) => of(sends)));
  const worst = touched.filter(({ sends }) => of(sends) === most);
  const [first] = worst;
  if (!first) return [];
  const others = touched.map(({ sends }) => of(sends)).filter((figure) => figure < most);
  const [least, next] = [Math.min(...others), Math.max(...others)];
  const range = least === next ? `${least}` : `${least} sampai ${next}`;
  const rest = others.length > 0 ? ` Pada ${others.length} hari lain ${range}.` : '';
  return [`${dayList(worst.map(({ date }) => date))}: ${sentence(first.sends, most)}${rest}`];
}

const sum = (figures: readonly number[]): number => figures.reduce((total, n) => total + n, 0);
