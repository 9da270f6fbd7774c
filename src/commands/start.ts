import { localMoment } from '../domain/time.ts';
import { timeOfDay } from '../words/format.ts';
import { type WelcomeFor, welcomeText } from '../words/welcome.ts';
import { type Asker, type Command, say } from './command.ts';

/** *mulai*: from now on digests and summaries may come here (law 7: never first contact). */
export const start: Command = {
  intent: 'mulai',
  matches: ({ text }) => /^(saya )?(mau )?mulai( (bot|sedang|lagi|layanan|sekarang|saya|menu))?$/.test(text),
  async answer(_ask, asker, { board }) {
    const greeting = timeOfDay(localMoment(board.now(), asker.zone).minute);
    return { ...say(welcomeText(greeting, asker.person.name, audience(asker))), effect: 'mulai' };
  },
};

function audience({ roles }: Asker): WelcomeFor {
  if (roles.includes('kasubag')) return 'kasubag';
  if (roles.includes('kepala')) return 'kepala';
  return roles.length > 0 ? 'wide' : 'employee';
}
