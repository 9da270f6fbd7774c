import { officersFor } from '../domain/officer.ts';
import { edictFor } from '../domain/policy.ts';
import { privacyAnswer, privacyNotice } from '../words/notice.ts';
import { type Command, say } from './command.ts';
import { asksForOwnData, ownData } from './my-data.ts';
import { officerOf } from './officer.ts';

/** *privasi*, "data saya", "hapus data saya": the notice again, and whom to write to. */
export const privacy: Command = {
  intent: 'privasi',
  matches: (phrase) =>
    asksForOwnData(phrase) ||
    /\b(privasi|rahasia|disimpan|data (pribadi|saya)|hapus(kan)? (data|lokasi)|lokasi saya (disimpan|aman))\b/.test(
      phrase.text,
    ) ||
    /\bsiapa (saja )?(yang )?(bisa|dapat|boleh) (lihat|melihat)\b/.test(phrase.text),
  async answer({ phrase }, asker, deps) {
    const { board, coordinatesDays = 90, blurs = false } = deps;
    const policy = await board.policy(asker.today);
    const { persons } = await board.directory();
    const heads = asker.unit ? officersFor(policy.agency, persons, asker.unit.id, 'kepala', asker.today) : [];
    const edict = asker.unit && edictFor(policy, asker.unit.id, asker.today);
    const facts = {
      edict: edict?.number ?? null,
      head: heads[0]?.title ?? null,
      officer: await officerOf(asker.unit, asker.today, board),
      coordinatesDays,
      blurs,
      contact: policy.agency.contact,
    };
    return say(
      asksForOwnData(phrase) ? `${await ownData(phrase, asker, deps)}\n${privacyNotice(facts)}` : privacyAnswer(facts),
    );
  },
};
