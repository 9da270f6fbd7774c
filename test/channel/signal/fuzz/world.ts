import { BufferJSON, proto } from '../../../../src/channel/whatsapp/library.ts';
import { type bot, type Sealed, said } from '../peers.ts';
import { mendedPhone } from './mended.ts';
import type { Step } from './script.ts';

export type Bot = Awaited<ReturnType<typeof bot>>;
/** How often each thing happened; what counts as an exchange begins with `read`. */
export type Tally = Record<string, number>;
export type World = { readonly at: Bot; readonly people: readonly Person[]; readonly tally: Tally };
export type Acts<Name extends string> = Record<Name, (person: Person, step: Step) => Promise<void>>;

/** A message under way, or heard already. */
export type Letter = {
  readonly id: string;
  /** The JID its stanza names. */
  readonly from: string;
  readonly sealed: Sealed;
  readonly text: string;
  /** Which of the phone's ratchet chains (private) or group keys (group) it was sealed on, counted from 0. */
  readonly chain: number;
  /** How often the phone had been reinstalled when it was sealed, or when it was sealed for it. */
  readonly installation: number;
  /** It brings the group key with this number. */
  readonly brings?: number | undefined;
};

export class Disagreement extends Error {}

export type Person = ReturnType<typeof makePerson>;

/** One phone and what the fuzz knows about it. */
export function makePerson(index: number) {
  const number = `62811${String(index).padStart(8, '0')}`;
  const person = {
    index,
    phone: mendedPhone(index),
    installation: 0,
    /** Every name the bot may hear it under. */
    names: [] as string[],
    toBot: [] as Letter[],
    heard: [] as Letter[],
    toPhone: [] as Letter[],
    chains: [] as string[],
    newestChain: -1,
    said: 0,
    group: {
      toBot: [] as Letter[],
      heard: [] as Letter[],
      toPhone: [] as Letter[],
      /** The phone's own key: its number, and whether it was sent. */
      key: 0,
      sent: false,
      /** Key numbers in the order in which the bot learnt them. */
      learnt: [] as number[],
      /** Number of the bot's key that the phone was given. */
      given: -1,
    },
    /** The bot knows half of them under two names. */
    async introduce({ store }: Bot) {
      person.names = [person.phone.jid];
      if (index % 2 === 0) return;
      const lid = person.phone.jid.replace('@lid', '');
      const value = Buffer.from(JSON.stringify(lid, BufferJSON.replacer));
      await store.vault.commit([{ type: 'lid-mapping', id: number, value }], null);
      person.names.push(`${number}@s.whatsapp.net`);
    },
    reinstall() {
      person.installation += 1;
      person.phone = mendedPhone(index);
      person.group.key += 1;
      person.group.sent = false;
      person.group.given = -1;
    },
  };
  return person;
}

/** Looks at the vault while the bot reads: what it may change, and that a refusal changes nothing. */
export type Watch = {
  /** Must be read, with one commit that holds the message and what it moved. */
  reads(letter: Letter, work: () => Promise<Uint8Array>): Promise<void>;
  /** Must be refused, with every row as it was; returns what was refused with. `null` when it was read after all. */
  refuses(letter: Letter, work: () => Promise<Uint8Array>): Promise<string | null>;
  count(name: string): void;
};

const signalTypes = ['session', 'sender-key', 'pre-key', 'identity-key'] as const;

export function watch({ at, tally }: World): Watch {
  const rows = async () => {
    const all = await Promise.all(signalTypes.map((type) => at.store.vault.readAll(type)));
    return new Map(all.flatMap((map, i) => [...map].map(([id, value]) => [`${signalTypes[i]} ${id}`, value] as const)));
  };
  return {
    count(name) {
      tally[name] = (tally[name] ?? 0) + 1;
    },
    async reads({ text, sealed }, work) {
      const commits = at.commits.length;
      const plain = await work().catch((error: unknown) => {
        throw new Disagreement(`the bot refused a genuine ${sealed.type} "${text}": ${error}`);
      });
      if (said(plain) !== text) throw new Disagreement(`the bot read "${said(plain)}" for "${text}"`);
      const made = at.commits.slice(commits);
      if (made.length !== 1 || made[0]?.kinds[0] !== 'message' || made[0].rows.length === 0)
        throw new Disagreement(`"${text}" made ${made.length} commits: ${JSON.stringify(made.map((m) => m.kinds))}`);
    },
    async refuses({ text, sealed }, work) {
      const before = await rows();
      const commits = at.commits.length;
      const answer = await work().then(
        (plain) => ({ plain }),
        (error: unknown) => ({ error }),
      );
      if ('plain' in answer) {
        if (said(answer.plain) !== text) throw new Disagreement(`a wrong ${sealed.type} was read for "${text}"`);
        return null;
      }
      const { error } = answer;
      if (!(error instanceof Error) || !('refusal' in error)) throw new Disagreement(`no clean refusal: ${error}`);
      for (const { rows: changed, kinds } of at.commits.slice(commits))
        if (changed.length > 0 || kinds[0] !== 'undecryptable')
          throw new Disagreement(`refusing "${text}" as ${error.refusal} committed ${changed.length} rows, ${kinds}`);
      if (at.commits.length - commits > 1) throw new Disagreement(`refusing "${text}" made more than one commit`);
      const after = await rows();
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (name) => Buffer.compare(before.get(name) ?? Buffer.alloc(0), after.get(name) ?? Buffer.alloc(0)) !== 0,
      );
      if (changed.length > 0) throw new Disagreement(`refusing "${text}" changed ${changed.join(', ')}`);
      return String(error.refusal);
    },
  };
}

/** One of a list, taken out of it. */
export function takeFrom<T>(list: T[], pick: number): T | undefined {
  return list.splice(Math.floor(pick * list.length), 1)[0];
}

export const oneOf = <T>(list: readonly T[], pick: number): T | undefined => list[Math.floor(pick * list.length)];

export function damaged({ type, ciphertext }: Sealed, { place, bit }: Step): Sealed {
  const copy = Buffer.from(ciphertext);
  const at = Math.floor(place * copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(bit * 8));
  return { type, ciphertext: copy };
}

/** The ratchet key a private message was sealed with: a new one for each turn of the conversation. */
export function ratchetKeyOf({ type, ciphertext }: Sealed): string {
  const inner = type === 'pkmsg' ? proto.PreKeySignalMessage.decode(ciphertext.subarray(1)).message : ciphertext;
  if (!inner) throw new Error('a first message without a message');
  return Buffer.from(proto.SignalMessage.decode(inner.subarray(1, -8)).ratchetKey ?? []).toString('base64');
}

/** Every message says something that no other does. */
export function nextNumber(person: Person): number {
  person.said += 1;
  return person.said;
}
