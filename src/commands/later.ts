import { notYet, notYetPlain, subjects } from '../words/not-yet.ts';
import { type Command, isOfficer, type Later, say } from './command.ts';
import { namedWords } from './named.ts';
import { officerOf } from './officer.ts';
import { refuse } from './refusal.ts';

/** Understood, not yet done by chat: the answer names the person who can (see `Later`). */
const notYetCommand = (intent: Later, matches: Command['matches'], plain = false): Command => ({
  intent,
  matches,
  async answer(_ask, asker, { board }) {
    const officer = await officerOf(asker.unit, asker.today, board);
    return say((plain ? notYetPlain : notYet)(subjects[intent], officer));
  },
});

export const summons: readonly Command[] = [
  {
    ...notYetCommand(
      'kontak',
      (phrase, asker) =>
        /^(tolong )?(kontak|hubungi)\b|\bkeberadaan\b/.test(phrase.text) ||
        (/\b(dimana|di mana|posisi)\b/.test(phrase.text) && namedWords(phrase, asker).length > 0),
    ),
    async answer(_ask, asker, deps) {
      if (!isOfficer(asker)) return refuse(asker, 'kontak');
      return say(notYetPlain(subjects.kontak, await officerOf(asker.unit, asker.today, deps.board)));
    },
  },
];

export const later: readonly Command[] = [
  notYetCommand('ubah-lokasi', ({ text }) =>
    /\b(ubah|ganti|rubah|pindah|mengubah)\b.*\b(lokasi|alamat|rumah|domisili|kost?|tempat)\b|\b(alamat|rumah|domisili|tempat tinggal)\b.*\b(berubah|pindah|ganti)\b/.test(
      text,
    ),
  ),
];
