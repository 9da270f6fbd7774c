import { readyFor } from '../commands/call.ts';
import type { Answer, Ask, Asker, Deps, Intent } from '../commands/command.ts';
import { answerOf, settleContact } from '../commands/contact.ts';
import { answer, confirm, understand } from '../commands/index.ts';
import { type Dialogue, dialogueMs, type Letter, type Step } from '../domain/dialogue.ts';
import type { Phrase } from '../domain/phrase.ts';
import type { Instant } from '../domain/time.ts';
import type { DeskChange } from '../ports/desk.ts';
import { leftDialogue, remindYes } from '../words/desk.ts';
import { readText } from './lexicon.ts';

export type Turn = { readonly said: string; readonly letters: readonly Letter[]; readonly sentAt: Instant };

/** What somebody's words lead to, and what this was understood as. */
export type Talked = { readonly intent: Intent; readonly phrase: Phrase; readonly reply: Answer };

/**
 * One turn of a conversation. What was read back happens on YA and on nothing else; *batal* leaves; a command is a
 * command also in the middle of a conversation, which then waits; any other words answer what was asked.
 */
export async function converse(turn: Turn, asker: Asker, deps: Deps): Promise<Talked> {
  const talked = await turnOf(turn, asker, deps);
  const asked = answerOf(await deps.desk.waiting(['contact']), asker.person, 'text', turn.sentAt);
  if (!asked) return talked;
  // Whatever was typed, it is an answer to the question where somebody is (PPU-6).
  const { change, thanks } = await settleContact(asked, asker.person, turn.sentAt, asker.zone, deps);
  const { reply } = talked;
  const idle = reply.text === null || talked.intent === 'unknown' || talked.intent === 'not-a-share';
  const text = idle ? thanks : reply.text;
  return { ...talked, intent: 'no-reply', reply: { ...reply, text, desk: [...(reply.desk ?? []), change] } };
}

async function turnOf(turn: Turn, asker: Asker, deps: Deps): Promise<Talked> {
  const open = await deps.desk.dialogue(asker.person.id, turn.sentAt);
  const phrase = readText(turn.said, asker.today);
  const ask: Ask = { intent: 'unknown', phrase, said: turn.said, letters: [...lettersOf(open?.step), ...turn.letters] };
  if (open === null) return talk(ask, asker, deps);
  const word = wordOf(phrase);
  if (word === 'leave' || (word === 'no' && open.step.kind === 'confirm')) return said(phrase, leaving);
  if (open.step.kind === 'confirm') {
    if (word === 'yes') {
      const reply = await confirm(open.step.proposal, ask, asker, deps);
      return said(phrase, { step: null, ...reply });
    }
    const other = await commanded(turn, phrase, asker, deps);
    return other ?? said(phrase, { text: remindYes, audit: [] });
  }
  const other = startsAnew(phrase, asker) ? await commanded(turn, phrase, asker, deps) : null;
  if (other) return other;
  // The two sentences are read as one: "izin" and, asked for the day, "besok sampai jumat".
  const together = `${open.step.said} ${turn.said}`;
  const joined = { ...ask, phrase: readText(together, asker.today), said: together };
  const intent = open.step.intent as Intent;
  return { intent, phrase: joined.phrase, reply: await answer({ ...joined, intent }, asker, deps) };
}

async function talk(ask: Omit<Ask, 'intent'>, asker: Asker, deps: Deps): Promise<Talked> {
  const ready = readyWord.exec(ask.phrase.raw);
  const called = ready && (await readyFor(asker, ready[1] === undefined ? null : Number(ready[1]), deps));
  if (called) return { intent: 'siap', phrase: ask.phrase, reply: called };
  const intent = understand(ask.phrase, asker, false);
  if (intent === 'not-a-share') return { intent, phrase: ask.phrase, reply: silent };
  return { intent, phrase: ask.phrase, reply: await answer({ ...ask, intent }, asker, deps) };
}

/** A command in the middle of a conversation: answered on its own, with nothing of the conversation in it. */
async function commanded(turn: Turn, phrase: Phrase, asker: Asker, deps: Deps): Promise<Talked | null> {
  const intent = understand(phrase, asker, false);
  if (chatter.has(intent)) return null;
  return talk({ phrase, said: turn.said, letters: turn.letters }, asker, deps);
}

/** Words that answer a question may hold a keyword ("ada acara keluarga, izin pulang"); only what opens with one is a command. */
function startsAnew(phrase: Phrase, asker: Asker): boolean {
  const intent = understand(phrase, asker, false);
  return !chatter.has(intent) && opens.test(phrase.text);
}

const opens =
  /^(status|jadwal|rekap|bantuan|menu|privasi|data saya|jam berapa|libur|siapa|belum|kenapa|mengapa|mulai|panggil|kontak|tukar|lapor|pengaduan|sanggah|permohonan|urungkan|ya \d|setuju \d|tidak \d|tolak \d|batal \d)/;
const chatter: ReadonlySet<Intent> = new Set(['unknown', 'no-reply', 'greeting-only', 'not-a-share']);

/** "SIAP", "siap pak hadir", "siap 14". */
const readyWord =
  /^(?:baik |ok |oke )?siap(?: (?:pak|bu|bapak|ibu|hadir|laksanakan|komandan|ndan|datang|meluncur|nomor|no|segera|otw|ke|kantor))*(?: (\d{1,7}))?$/u;

type Word = 'yes' | 'no' | 'leave' | null;

function wordOf({ raw }: Phrase): Word {
  if (yes.test(raw)) return 'yes';
  if (no.test(raw)) return 'no';
  return leave.test(raw) ? 'leave' : null;
}

const polite = '(?: (?:pak|bu|bapak|ibu|min|admin|benar|betul|lanjut|lanjutkan|setuju|silakan|silahkan|ki|mi))*';
const yes = new RegExp(`^(?:ya+|iya+|iye+k?|y|nggih|inggih|enggih|njih|yoi|yes)${polite}$`, 'u');
const no =
  /^(?:tidak|tdk|ndak|nda|gak|ga|nggak|enggak|engga|kada|tra|ora|mboten|bukan|no|jangan|tidak jadi|gak jadi|ga jadi|nda jadi)(?: (?:pak|bu|bapak|ibu|jadi|usah|deh|dulu|mi|ji))*$/u;
const leave =
  /^(?:batal|batalkan|keluar|stop|cancel|sudahlah|udah batal|batal saja|batal aja)(?: (?:pak|bu|saja|aja|deh|dulu|min))*$/u;

const leaving: Answer = { text: leftDialogue, audit: [], step: null };
const silent: Answer = { text: null, audit: [] };
const said = (phrase: Phrase, reply: Answer): Talked => ({ intent: 'no-reply', phrase, reply });
const lettersOf = (step: Step | undefined): readonly Letter[] => (step && 'letters' in step ? step.letters : []);

/** Whether words that come late, after an outage, are still owed an effect: they settle something (PSR-10: SIAP at 09.40 is SIAP at 09.40). */
export async function settles(turn: Turn, asker: Asker, deps: Deps): Promise<boolean> {
  if ((await deps.desk.dialogue(asker.person.id, turn.sentAt)) !== null) return true;
  if (answerOf(await deps.desk.waiting(['contact']), asker.person, 'text', turn.sentAt)) return true;
  const phrase = readText(turn.said, asker.today);
  if (readyWord.test(phrase.raw))
    return (await deps.desk.waiting(['call'])).some((act) => act.persons.includes(asker.person.id));
  return lasting.has(understand(phrase, asker, false));
}
const lasting: ReadonlySet<Intent> = new Set(['jawab', 'urungkan']);

/** What an answer leaves in the database: its changes, and the conversation it opens or ends. */
export function deskOf(reply: Answer, person: number, sentAt: Instant): readonly DeskChange[] {
  const changes = reply.desk ?? [];
  if (reply.step === undefined) return changes;
  const dialogue: Dialogue | null = reply.step && { person, until: sentAt + dialogueMs, step: reply.step };
  return [...changes, { do: 'dialogue', person, dialogue }];
}
