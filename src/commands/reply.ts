import type { Act } from '../domain/act.ts';
import type { Phrase } from '../domain/phrase.ts';
import { alreadyDecided, noSuchNumber, nothingWaits, waitingList, whichNumber } from '../words/desk.ts';
import { lettersBeside } from '../words/letter.ts';
import { deskFor } from './act-desk.ts';
import { actDesks } from './acts.ts';
import { type Ask, type Asker, type Command, type Deps, say } from './command.ts';
import { readEntries } from './refusal.ts';

/** "YA 12", "setuju 12", "tidak 12 tenaga kurang", "tolak 12 …": the word of the one who was asked. */
export const reply: Command = {
  intent: 'jawab',
  matches: (phrase) => readReply(phrase) !== null,
  async answer(ask, asker, deps) {
    const said = readReply(ask.phrase);
    const act = said && (await deps.desk.act(said.number));
    const desk = act && deskFor(actDesks, act);
    if (!said || !act || !desk || !(await desk.mayAnswer(act, asker, deps))) return say(noSuchNumber);
    if (act.state !== 'waiting') return say(alreadyDecided(act.id));
    return desk.answer(act, said.yes, behindNumber(ask, said.number), ask, asker, deps);
  },
};

/** *permohonan*: what waits for the asker's word; and *setuju* without a number, which is never taken for one of them. */
export const requests: Command = {
  intent: 'permohonan',
  matches: ({ text }, { roles }) =>
    listed.test(text) || toDecide.test(text) || (roles.length > 0 && bareWord.test(text)),
  async answer(ask, asker, deps) {
    const mine = await waitingFor(asker, deps);
    if (mine.length === 0) return say(nothingWaits);
    if (bareWord.test(ask.phrase.text)) return say(whichNumber(mine.map(({ id }) => id)));
    const lines = [];
    for (const act of mine.slice(0, 20)) {
      const { kept } = await deps.desk.letters(act.id);
      lines.push(`Nomor ${act.id}: ${await deskFor(actDesks, act)?.title(act, deps)}${lettersBeside(kept)}`);
    }
    const shown = mine.slice(0, 20).flatMap(({ persons }) => persons);
    return say(waitingList(lines), await readEntries(asker, 'permohonan', shown, deps));
  },
};

const listed =
  /^((daftar|lihat|cek|ada|apa saja) )*(permohonan|persetujuan|pengajuan|usulan)( (masuk|menunggu|baru|yang menunggu|hari ini|apa|apa saja))*$|\b(izin|cuti|permohonan|pengajuan) (yang )?(menunggu|nunggu|tertunda|pending|antri|belum (disetujui|diputus\w*|diproses))\b/;
const toDecide = /\b(yang|apa) (perlu|harus|menunggu) (saya )?(setujui|persetujuan|putuskan|disetujui)\b/;
const bareWord = /^(setuju|setujui|disetujui|acc|tolak|ditolak)\b(?!.*\d)/;

async function waitingFor(asker: Asker, deps: Deps): Promise<readonly Act[]> {
  const found: Act[] = [];
  for (const act of await deps.desk.waiting()) {
    const desk = deskFor(actDesks, act);
    if (desk && (await desk.mayAnswer(act, asker, deps))) found.push(act);
  }
  return found;
}

type Reply = { readonly yes: boolean; readonly number: number };

function readReply({ raw }: Phrase): Reply | null {
  const said =
    /^(?:(?:pak|bu|bapak|ibu|baik|siap|oke?) )*(ya|iya|iye|y|setuju|setujui|disetujui|acc|izinkan|diizinkan|tidak|tdk|gak|tolak|ditolak|menolak)(?: (?:untuk|permohonan|izin|nomor|no|nomer|yang|yg|pengajuan))* #?(\d{1,7})(?: |$)/.exec(
      raw,
    );
  const [, word = '', number = ''] = said ?? [];
  if (!said) return null;
  return { yes: !/^(tidak|tdk|gak|tolak|ditolak|menolak)$/.test(word), number: Number(number) };
}

/** What was typed behind the number, as typed. */
function behindNumber({ said = '', phrase }: Ask, number: number): string {
  const text = said === '' ? phrase.raw : said;
  const at = text.indexOf(String(number));
  return at < 0
    ? ''
    : text
        .slice(at + String(number).length)
        .replace(/^[\s,.:;–-]+/, '')
        .replace(/^karena\s+/i, '')
        .trim();
}
