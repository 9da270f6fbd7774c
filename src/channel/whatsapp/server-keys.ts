import type { BinaryNode, WASocket } from './library.ts';

/**
 * Which of our one-time keys WhatsApp still has to hand out. Empty when it does not say: an answer without a list
 * proves nothing.
 */
export async function serverKeys(sock: Pick<WASocket, 'query'>): Promise<readonly number[]> {
  const answer: BinaryNode | undefined = await sock.query({
    tag: 'iq',
    attrs: { to: '@s.whatsapp.net', type: 'get', xmlns: 'encrypt' },
    content: [{ tag: 'digest', attrs: {} }],
  });
  const list = child(child(answer, 'digest'), 'list');
  const ids = Array.isArray(list?.content) ? list.content.filter(({ tag }) => tag === 'id') : [];
  return ids.flatMap(({ content }) => (content instanceof Uint8Array ? [Buffer.from(content).readUIntBE(0, 3)] : []));
}

const child = (node: BinaryNode | undefined, tag: string): BinaryNode | undefined =>
  Array.isArray(node?.content) ? node.content.find((one) => one.tag === tag) : undefined;
