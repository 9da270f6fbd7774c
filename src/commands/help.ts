import { groupHelp, type HelpFor, helpText } from '../words/help.ts';
import { type Asker, type Command, say } from './command.ts';

/** *bantuan*, "cara kirim lokasi", "?": what there is to ask, by role, with the person's own slots today. */
export const help: Command = {
  intent: 'bantuan',
  matches: ({ text, raw, question }) =>
    (raw === '' && question) ||
    /^tolong$|\bbisa apa\b|\bapa (saja )?(yang )?bisa\b|^(kirim )?(lokasi|shareloc)$|\b(bantuan|menu|cara|bagaimana|info|panduan|petunjuk|perintah|fitur|tutorial|dibantu)\b/.test(
      text,
    ),
  async answer(ask, asker, { board }) {
    const { agency } = await board.policy(asker.today);
    if (ask.inGroup) return say(groupHelp(agency.name));
    const [verdict] = await board.day(asker.today, [asker.person]);
    return say(verdict ? helpText(agency.name, verdict.plan, audience(asker), agency.contact) : groupHelp(agency.name));
  },
};

function audience({ roles }: Asker): HelpFor {
  if (roles.length === 0) return 'employee';
  return roles.every((role) => role === 'pimpinan') ? 'figures' : 'names';
}
