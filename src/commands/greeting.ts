import { localMoment } from '../domain/time.ts';
import { timeOfDay } from '../words/format.ts';
import { shortHelp } from '../words/help.ts';
import { type Command, say } from './command.ts';

/** "assalamualaikum", "izin bertanya", "selamat pagi pak": the question comes next. */
export const greeting: Command = {
  intent: 'greeting-only',
  matches: ({ text, raw, question }) =>
    (text === '' && raw !== '' && question) ||
    /^(bot |robot )?(ada orang|semua|semuanya|rekan|apa kabar|kabar|mau|saya|mau lapor|saya mau|test|tes|testing|kadis|kaban|kabid|kabag|kasubag|kasi|kepala( dinas)?|sekretaris|sekdis|camat|lurah)$/.test(
      text,
    ),
  answer: async (_ask, asker, { board }) =>
    say(shortHelp(timeOfDay(localMoment(board.now(), asker.zone).minute), asker.person.name)),
};
