import type { Unit } from '../domain/agency.ts';
import { officersFor } from '../domain/officer.ts';
import { edictFor } from '../domain/policy.ts';
import type { LocalDate } from '../domain/time.ts';
import { type NoticeFacts, privacyAnswer, privacyNotice } from '../words/notice.ts';
import { type Command, type Deps, say } from './command.ts';
import { asksForOwnData, ownData } from './my-data.ts';
import { officerOf } from './officer.ts';

/** *privasi*, "data saya", "hapus data saya": the notice again, and whom to write to. */
export const privacy: Command = {
  intent: 'privasi',
  matches: (phrase) =>
    asksForOwnData(phrase) ||
    /\b(privasi|rahasia|disimpan|data (pribadi|saya)|hapus(kan)? (data|lokasi)|lokasi saya (disimpan|aman)|(lokasi|data)( saya)? (itu )?(dipakai|digunakan|disebar\w*|dijual))\b/.test(
      phrase.text,
    ) ||
    /\bsiapa (saja )?(yang )?(bisa|dapat|boleh) (lihat|melihat)\b/.test(phrase.text),
  async answer({ phrase }, asker, deps) {
    const facts = await noticeFacts(asker.unit, asker.today, deps);
    return say(
      asksForOwnData(phrase) ? `${await ownData(phrase, asker, deps)}\n${privacyNotice(facts)}` : privacyAnswer(facts),
    );
  },
};

/** What the privacy notice says to somebody of that unit. */
export async function noticeFacts(
  unit: Unit | undefined,
  date: LocalDate,
  { board, coordinatesDays = 90, blurs = false }: Pick<Deps, 'board' | 'coordinatesDays' | 'blurs'>,
): Promise<NoticeFacts> {
  const policy = await board.policy(date);
  const { persons } = await board.directory();
  const heads = unit ? officersFor(policy.agency, persons, unit.id, 'kepala', date) : [];
  const edict = unit && edictFor(policy, unit.id, date);
  return {
    edict: edict?.number ?? null,
    head: heads[0]?.title ?? null,
    officer: await officerOf(unit, date, board),
    coordinatesDays,
    blurs,
    contact: policy.agency.contact,
  };
}
