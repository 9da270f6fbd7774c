import type { DayPlan } from '../domain/plan.ts';
import { absenceWords, addressed, holidayWords, longDate, modeWords, orderWords, orOfficer } from './format.ts';

/** Why nothing is owed that day (7.5, 7.6), by the rule that decided; `null` on a day with duty. */
export function noDuty(plan: DayPlan, officer: string | null): string | null {
  if (plan.duty) return null;
  const { why, date, unit, edict } = plan;
  const who = addressed(plan.person.name);
  const day = longDate(date);
  const contact = `mohon menghubungi ${orOfficer(officer)}`;

  switch (why.kind) {
    case 'not-serving':
      return `${who}, pada ${day} belum tercatat masa tugas di perangkat daerah mana pun. Koordinat tidak disimpan; waktu kiriman disimpan 7 hari. Bila data ini keliru, ${contact}.`;
    case 'no-edict':
      return `Saat ini tidak ada surat edaran yang berlaku untuk ${unit?.name ?? 'perangkat daerah ini'}; koordinat tidak disimpan; waktu kiriman disimpan 7 hari.`;
    case 'exempt':
      return `${who}, pada ${day} terjadwal *WFO* (dikecualikan dari WFH: ${clause(why.exemption.clause, why.exemption.reason)}), sehingga tidak perlu mengirim lokasi. Bila keliru, ${contact}.`;
    case 'holiday':
      return `${day} adalah ${holidayWords[why.holiday.kind]}: ${why.holiday.name}. Tidak ada kewajiban mengirim lokasi.`;
    case 'weekend':
      return `${day} adalah akhir pekan, bukan hari kerja. Tidak ada kewajiban mengirim lokasi.`;
    case 'absence':
      return `${who}, pada ${day} tercatat *${absenceWords[why.absence]}*, sehingga tidak perlu mengirim lokasi. Bila keliru, ${contact}.`;
    case 'roster':
      return `${who}, pada ${day} terjadwal *${modeWords[plan.mode]}* (menurut jadwal kerja), sehingga tidak perlu mengirim lokasi. Bila jadwal ini keliru, ${contact}.`;
    case 'override':
      return `${who}, pada ${day} terjadwal *${modeWords[plan.mode]}* (ditetapkan untuk ${unit?.name ?? 'unit ini'}: ${why.override.because}), sehingga tidak perlu mengirim lokasi. Bila keliru, ${contact}.`;
    case 'order':
      return `${who}, pada ${day} terjadwal *${modeWords[plan.mode]}* (${orderWords[why.order]} nomor ${why.act}), sehingga tidak perlu mengirim lokasi. Bila keliru, ${contact}.`;
    case 'suspended':
      return `${who}, pemrosesan data sedang dihentikan sementara atas permintaan; lokasi tidak disimpan dan kehadiran dicatat langsung oleh petugas.`;
    case 'rule':
      return `${who}, pada ${day} *${modeWords[plan.mode]}* (${edict ? `SE ${edict.number}, ` : ''}${why.clause}), sehingga tidak perlu mengirim lokasi. Bila keliru, ${contact}.`;
    case 'no-rule':
      return `${who}, SE ${edict?.number ?? '-'} tidak mengatur tempat kerja untuk jabatan ini; ${orOfficer(officer)} yang menetapkan. Koordinat tidak disimpan; waktu kiriman disimpan 7 hari dan dihitung bila jadwal WFH menyusul.`;
    case 'head-decides':
    case 'no-roster':
      if (edict && !edict.share)
        return `${who}, SE ${edict.number} tidak mewajibkan pengiriman lokasi. Koordinat tidak disimpan.`;
      return `${who}, belum ada jadwal kerja untuk ${day}. Koordinat tidak disimpan; waktu kiriman disimpan 7 hari dan dihitung bila jadwal WFH menyusul. Untuk kepastian, ${contact}.`;
    case 'not-asked':
      return `${who}, ${edict ? `SE ${edict.number}` : 'edaran yang berlaku'} (${why.clause}) tidak mewajibkan pengiriman lokasi bagi status kepegawaian ini. Koordinat tidak disimpan.`;
    case 'no-slots':
    case 'every-day':
      return `${who}, ${edict ? `SE ${edict.number}` : 'edaran yang berlaku'} tidak menetapkan jadwal pengiriman lokasi pada ${day}. Koordinat tidak disimpan.`;
  }
}

const clause = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(', ');
