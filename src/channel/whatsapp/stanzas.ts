import type { Envelope } from '../../domain/message.ts';
import { partNumber, type Sealed, sealedFrom, unopened } from './envelope.ts';
import type { Self } from './jid.ts';
import type { BinaryNode } from './library.ts';

/** One `<enc>` of a stanza. Baileys hands our repository the ciphertext only; its identity leads back to this. */
export type Part = {
  readonly sealed: Sealed | null;
  /** The author's JID as it stands in the stanza, device included: whose sender key it is. */
  readonly author: string;
  /** A sender key for us alone beside the group's part: that it could not be read says nothing by itself. */
  readonly beside: boolean;
  readonly stanza: Stanza;
};

type Outcome = 'stored' | 'duplicate' | 'refused';
type Stanza = { readonly parts: number; readonly outcomes: [Part, Outcome][]; readonly redelivered: Redelivered };
/** No part was refused and at least one was stored before: Baileys answers 487 and never receipts it. */
type Redelivered = (known: readonly Sealed[]) => void;

export type Stanzas = {
  /** Sees a stanza before Baileys does; to be called synchronously. Takes out what could be mistaken for evidence. */
  arrived(node: BinaryNode, redelivered: Redelivered): void;
  partOf(ciphertext: Uint8Array): Part | undefined;
  /** Says how a part went; with the last part the stanza's `redelivered` may be called. */
  settle(part: Part, outcome: Outcome): void;
};

type Deps = {
  me(): Self | undefined;
  now(): number;
  /** There is nothing to decrypt in it, but somebody sent something. */
  empty(envelope: Envelope): void;
};

export function stanzaBook({ me, now, empty }: Deps): Stanzas {
  const parts = new WeakMap<Uint8Array, Part>();
  return {
    arrived(node, redelivered) {
      if (!Array.isArray(node.content)) return;
      const forged = refusePlaintext(node, node.content);
      const boxes = node.content.filter(({ tag, content }) => tag === 'enc' && content instanceof Uint8Array);
      const { attrs } = node;
      const from = attrs['from'] ?? '';
      const stanza: Stanza = { parts: boxes.length, outcomes: [], redelivered };
      for (const [place, box] of boxes.entries()) {
        const { type, count } = box.attrs;
        const enc = partNumber(from, type, count, place);
        const part: Part = {
          sealed: sealedFrom(attrs, enc, me(), now()),
          author: attrs['participant'] || from,
          beside: enc === 0 && boxes.some((other) => other.attrs['type'] === 'skmsg'),
          stanza,
        };
        parts.set(box.content as Uint8Array, part);
      }
      if (boxes.length > 0 || forged) return;
      const sealed = sealedFrom(attrs, partNumber(from, 'skmsg', undefined, 0), me(), now());
      if (sealed) empty(unopened(sealed));
    },
    partOf: (ciphertext) => parts.get(ciphertext),
    settle(part, outcome) {
      const { outcomes, parts: expected, redelivered } = part.stanza;
      outcomes.push([part, outcome]);
      if (outcomes.length < expected || outcomes.some(([, how]) => how === 'refused')) return;
      const known = outcomes.flatMap(([{ sealed }, how]) => (how === 'duplicate' && sealed ? [sealed] : []));
      if (known.length > 0) redelivered(known);
    },
  };
}

/**
 * rc14 takes an unencrypted `<plaintext>` from any JID for a message (fault 51), and receipts it. Only the server could
 * send one. In its place goes the mark of a message that is on no phone, which Baileys acks and drops.
 */
function refusePlaintext(node: BinaryNode, content: readonly BinaryNode[]): boolean {
  if (!content.some(({ tag }) => tag === 'plaintext')) return false;
  node.content = [
    ...content.filter(({ tag }) => tag !== 'plaintext'),
    { tag: 'unavailable', attrs: { type: 'bot_unavailable_fanout' } },
  ];
  return true;
}
