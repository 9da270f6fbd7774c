import type { BinaryNode } from '@whiskeysockets/baileys';
import { element, serverJid } from '../nodes.ts';
import { groups } from './groups.ts';
import { keys } from './keys.ts';
import { people } from './people.ts';
import type { QueryContext } from './query.ts';
import { settings } from './settings.ts';

/** Answers every query: one without an answer would block the client for a minute, so the unknown get an empty result. */
export function answerQuery(iq: BinaryNode, context: QueryContext): BinaryNode {
  for (const answerer of [keys, people, groups, settings]) {
    const answer = answerer(iq, context);
    if (answer === undefined) continue;
    if ('error' in answer) return result(iq, 'error', [element('error', { code: answer.error, text: answer.text })]);
    return result(iq, 'result', [...answer]);
  }
  return result(iq, 'result', []);
}

export function result(iq: BinaryNode, type: 'result' | 'error', content: BinaryNode[]): BinaryNode {
  const attrs = { id: iq.attrs['id'], from: iq.attrs['to'] ?? serverJid, type };
  return content.length > 0 ? element('iq', attrs, content) : element('iq', attrs);
}
