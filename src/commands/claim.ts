import { readClaim } from '../domain/claim.ts';
import { serviceOn } from '../domain/person.ts';
import { alreadyYours, claimReceived } from '../words/claim.ts';
import { claimOpened } from './claim-open.ts';
import { type Command, say } from './command.ts';
import { done } from './propose.ts';

/**
 * "saya Besse nip 1996…" from a number that is somebody else's on the books: a phone that is shared or was handed on. What
 * a stranger's words lead to is decided before anybody is known (intake/decide-claim.ts).
 */
export const claim: Command = {
  intent: 'klaim',
  matches: ({ raw }, { roles }) =>
    readClaim(raw)?.kind === 'nip' && (saysWho.test(raw) || (roles.length === 0 && bare.test(raw))),
  async answer(ask, asker, deps) {
    const claimed = readClaim(ask.said ?? ask.phrase.raw);
    if (claimed?.kind !== 'nip') return say(claimReceived);
    const { from, today, at = deps.board.now() } = asker;
    if (claimed.nip === asker.person.nip) return done(alreadyYours(asker.person.name));
    const subject = (await deps.board.directory()).byNip(claimed.nip);
    const opened =
      subject && from && serviceOn(subject, today)
        ? await claimOpened(from, subject, claimed.name, today, at, deps)
        : [];
    return { ...say(claimReceived), desk: opened };
  },
};

const saysWho =
  /^(?:(?:pak|bu|halo|assalamualaikum|selamat \S+|maaf|mohon|ini|izin|ijin) )*(?:saya|sy|nama saya|nama|nomor (?:ini|wa|hp)(?: (?:milik|punya|dipakai|baru))?) (?!mau |ingin |minta |tanya |lihat )(?:\S+ ){0,7}(?:nip )?[\d .-]+$/;
const bare = /^(?:nip )?[\d .-]+$/;
