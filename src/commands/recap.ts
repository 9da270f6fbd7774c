import { type Command, isOfficer } from './command.ts';
import { personRecap } from './person-recap.ts';
import { unitNamed } from './scope.ts';
import { unitRecap } from './unit-recap.ts';

/** *rekap*: the own figures of a month, week or day, with the slots that were missed. */
export const recap: Command = {
  intent: 'rekap',
  matches: ({ text }) =>
    /\b(rekap|laporan saya|ringkasan saya|berapa kali|berapa hari|riwayat|histori|history|total)\b/.test(text) ||
    (/\b(bulan ini|bulan lalu)\b/.test(text) &&
      /\b(absen|shareloc|hadir|kirim|lengkap|kurang|bolong|alpa|bolos)\b/.test(text)),
  async answer(ask, asker, deps) {
    // "rekap diskominfo" names a unit, "rekap Darmawati" a person; only an officer's words are looked up at all.
    const { agency } = await deps.board.policy(asker.today);
    if (isOfficer(asker) && unitNamed(agency, ask.phrase))
      return unitRecap.answer({ ...ask, intent: unitRecap.intent }, asker, deps);
    return personRecap(ask, asker, deps);
  },
};
