import { notYet, subjects } from '../words/not-yet.ts';
import { type Command, type Later, say } from './command.ts';
import { officerOf } from './officer.ts';

/** Understood, not yet done by chat: the answer names the person who can (see `Later`). */
const notYetCommand = (intent: Later, matches: Command['matches']): Command => ({
  intent,
  matches,
  async answer(_ask, asker, { board }) {
    const officer = await officerOf(asker.unit, asker.today, board);
    return say(notYet(subjects[intent], officer));
  },
});

export const later: readonly Command[] = [
  notYetCommand('ubah-lokasi', ({ text }) =>
    /\b(ubah|ganti|rubah|pindah|mengubah)\b.*\b(lokasi|alamat|rumah|domisili|kost?|tempat)\b|\b(alamat|rumah|domisili|tempat tinggal)\b.*\b(berubah|pindah|ganti)\b/.test(
      text,
    ),
  ),
];
