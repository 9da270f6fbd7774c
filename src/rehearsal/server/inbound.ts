import type { BinaryNode } from '@whiskeysockets/baileys';
import type { BotAddress } from '../phones/network.ts';
import { bundleOfRetry } from './bundles.ts';
import type { Connection } from './connection.ts';
import type { Delivery } from './delivery.ts';
import type { Directory } from './directory.ts';
import type { Note } from './history.ts';
import type { Entry, Ledger } from './ledger.ts';
import { bareJid, child, children, element, seconds } from './nodes.ts';
import { answerQuery } from './queries/index.ts';
import type { QueryContext } from './queries/query.ts';

type Deps = {
  readonly connection: Connection;
  readonly delivery: Delivery;
  readonly ledger: Ledger;
  readonly directory: Directory;
  readonly bot: BotAddress;
  readonly context: QueryContext;
  readonly now: () => number;
  readonly note: Note;
  /** The code with which messages of the bot are refused at present. */
  readonly refusal: () => string | null;
  /** Whether queries of this kind get no answer at present. */
  readonly ignored: (xmlns: string | undefined) => boolean;
  /** Sends an ack now, or later while acks are held. */
  readonly ack: (send: () => void) => void;
  readonly fanOut: (message: BinaryNode) => void;
  readonly background: (work: Promise<void>) => void;
  readonly loggedOut: () => void;
};

/** What the server does with each stanza of a bot that is logged in. */
export function handleNode(node: BinaryNode, deps: Deps): void {
  switch (node.tag) {
    case 'iq':
      onQuery(node, deps);
      break;
    case 'message':
      onMessage(node, deps);
      break;
    case 'receipt':
      onReceipt(node, deps);
      break;
    case 'ack':
      onAck(node, deps);
      break;
    case 'presence':
      deps.note({ kind: 'presence', id: node.attrs['type'] ?? '', chat: node.attrs['to'] ?? '', from: deps.bot.pn });
      break;
    case 'chatstate':
      deps.note({ kind: 'presence', id: 'typing', chat: node.attrs['to'] ?? '', from: deps.bot.pn });
      break;
    case 'ib':
      if (child(node, 'offline_batch')) deps.delivery.batch();
  }
}

function onQuery(iq: BinaryNode, deps: Deps): void {
  if (iq.attrs['type'] === 'result' || iq.attrs['type'] === 'error') return;
  if (child(iq, 'remove-companion-device')) {
    deps.loggedOut();
    return;
  }
  if (deps.ignored(iq.attrs['xmlns'])) return;
  deps.connection.send(answerQuery(iq, deps.context));
  if (iq.attrs['xmlns'] === 'passive' && child(iq, 'active')) deps.delivery.activate();
}

function onMessage(message: BinaryNode, { connection, bot, now, note, refusal, ack, fanOut }: Deps): void {
  const { id = '', to = '' } = message.attrs;
  const from = to.endsWith('@lid') || message.attrs['addressing_mode'] === 'lid' ? bot.lid : bot.pn;
  note({ kind: 'bot-message', id, chat: to, from });
  const error = refusal();
  ack(() => {
    const attrs = { class: 'message', id, from: to, t: seconds(now()), error: error ?? undefined };
    connection.send(element('ack', attrs));
    note({ kind: 'bot-ack', id, chat: to, from, ...(error ? { error } : {}) });
  });
  if (!error) fanOut(message);
}

function onReceipt(receipt: BinaryNode, deps: Deps): void {
  const { id = '', to, participant, type, recipient } = receipt.attrs;
  deps.connection.send(element('ack', { class: 'receipt', id, from: to, participant, type }));
  if (type === 'retry') onRetry(receipt, deps);
  if (type !== undefined && !delivered.has(type)) return;
  const ids = [id, ...children(child(receipt, 'list'), 'item').map((item) => item.attrs['id'] ?? '')];
  for (const each of ids) settled(deps.ledger.settle('message', each, names(to, participant, recipient), false), deps);
}

/** Besides no type at all: not marked online, an own message from another device, between own devices. */
const delivered: ReadonlySet<string> = new Set(['inactive', 'sender', 'peer_msg']);

function onRetry(receipt: BinaryNode, { directory, ledger, note, background }: Deps): void {
  const { id = '', to = '', participant, recipient } = receipt.attrs;
  const entry = ledger.markRetried(id, names(to, participant, recipient));
  const author = entry?.author ?? bareJid(participant || to);
  note({ kind: 'retry', id, chat: entry?.chat ?? recipient ?? bareJid(to), from: author });
  const count = Number(child(receipt, 'retry')?.attrs['count'] ?? 1);
  const line = directory.find(author);
  if (line) background(line.resend(id, count, bundleOfRetry(receipt)));
}

function onAck(ack: BinaryNode, deps: Deps): void {
  const { id = '', to, participant, recipient, class: kind, error } = ack.attrs;
  if (kind !== 'message' && kind !== 'receipt' && kind !== 'notification') return;
  const refused = error !== undefined;
  settled(deps.ledger.settle(kind, id, names(to, participant, recipient), refused), deps, error);
}

function settled(entry: Entry | undefined, { note }: Deps, error?: string): void {
  if (entry?.kind !== 'message') return;
  const { id, chat, author } = entry;
  note({ kind: error === undefined ? 'receipt' : 'nack', id, chat, from: author, ...(error ? { error } : {}) });
}

/** The JIDs in a receipt, with and without device. */
function names(...jids: readonly (string | undefined)[]): string[] {
  return jids.filter((jid) => !!jid).flatMap((jid) => (jid ? [jid, bareJid(jid)] : []));
}
