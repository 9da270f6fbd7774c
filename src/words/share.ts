import type { Slot } from '../domain/edict.ts';
import type { Placement } from '../domain/placement.ts';
import type { DayPlan } from '../domain/plan.ts';
import type { Share } from '../domain/share.ts';
import { absenceWords, addressed, clock, clockAt, hours, longDate, orOfficer, stop } from './format.ts';
import { noDuty } from './no-duty.ts';

export type ShareContext = {
  /** Slots of that day already filled, the share in hand included. */
  readonly filled: number;
  /** Name of the Kasubag to contact; `null` where the register names none. */
  readonly officer: string | null;
};

/** What a share is answered with in private (domain.md 7.1–7.3, 7.5, 7.6, 7.8, 7.15); `null` when nothing is to be said. */
export function shareReply(plan: DayPlan, placement: Placement, share: Share, context: ShareContext): string | null {
  const who = addressed(plan.person.name);
  const { zone } = plan;
  const at = `pukul ${clockAt(share.sentAt, zone)} ${zone}`;
  const contact = orOfficer(context.officer);

  switch (placement.kind) {
    case 'counted':
      return recorded(plan, placement.slot, at, context.filled);
    case 'early': {
      const { slot } = placement;
      return `Mohon maaf, ${stop(who)} Lokasi diterima ${at}, sedangkan jadwal *${slot.label}* baru dibuka pukul ${clock(slot.opens)} ${zone}. Lokasi ini belum dapat dicatat; mohon dikirim kembali pada ${hours(slot)} ${zone}.`;
    }
    case 'late': {
      const { slot, minutes, recorded: kept } = placement;
      const next = nextDue(plan, slot);
      const follow = next ? ` Jadwal berikutnya: ${next.label} ${hours(next)} ${zone}.` : '';
      return `Mohon maaf, ${stop(who)} Jadwal *${slot.label}* (${hours(slot)} ${zone}) sudah ditutup; lokasi diterima ${at} (${minutes} menit setelah batas)${kept ? ', dan dicatat sebagai terlambat' : ''}. Bila ada kendala, mohon menghubungi ${contact}.${follow}`;
    }
    case 'duplicate': {
      const { slot, first } = placement;
      const next = nextDue(plan, slot);
      const follow = next ? ` Berikutnya: ${next.label} ${hours(next)} ${zone}.` : '';
      return `Lokasi *${slot.label}* hari ini sudah tercatat pukul ${clockAt(first.sentAt, zone)} ${zone}. Tidak perlu dikirim ulang.${follow}`;
    }
    case 'excused': {
      const kind = plan.excused.get(placement.slot.name);
      return `${who}, jadwal *${placement.slot.label}* hari ini dikecualikan${kind ? ` (${absenceWords[kind]})` : ''}, sehingga tidak perlu mengirim lokasi. Bila keliru, mohon menghubungi ${contact}.`;
    }
    case 'needs-live':
      return `${who}, lokasi diterima ${at}, tetapi belum dapat dicatat. Edaran ini mensyaratkan *lokasi terkini (live)*; mohon memilih "Bagikan lokasi terkini" pada ${hours(placement.slot)} ${zone}.`;
    case 'no-duty':
      return noDuty(plan, context.officer);
  }
}

function recorded(plan: DayPlan, slot: Slot, at: string, filled: number): string {
  const { zone } = plan;
  const due = plan.slots.length - plan.excused.size;
  const next = nextDue(plan, slot);
  const end =
    filled >= due ? 'Seluruh jadwal hari ini sudah lengkap. Selamat beristirahat.' : 'Tidak ada jadwal lagi hari ini.';
  const follow = next ? `Berikutnya: ${next.label} pukul ${hours(next)} ${zone}.` : end;
  return [
    `✅ Terima kasih, ${stop(addressed(plan.person.name))} Lokasi untuk *${slot.label}* (${hours(slot)} ${zone}) tercatat ${at}, ${longDate(plan.date)}.`,
    `Hari ini: ${filled} dari ${due}. ${follow}`,
  ].join('\n');
}

/** The next slot that is owed; a half day's excused slots are not announced. */
const nextDue = (plan: DayPlan, after: Slot): Slot | undefined =>
  plan.slots.find((slot) => slot.opens > after.opens && !plan.excused.has(slot.name));
