import { proto } from '../../../../src/channel/whatsapp/library.ts';
import { prefixed } from '../../../../src/channel/whatsapp/signal/storage.ts';
import { type Sealed, said, saying } from '../peers.ts';
import type { Act, Step } from './script.ts';
import {
  type Acts,
  Disagreement,
  damaged,
  type Letter,
  nextNumber,
  oneOf,
  type Person,
  ratchetKeyOf,
  takeFrom,
  type Watch,
  type World,
} from './world.ts';

type Private = Exclude<Act, `${string}group${string}`>;

/** Signal keeps the keys of 5 received chains: a message may be late by 4 turns of the conversation. */
const turnsLate = 4;

export function privateActs({ at }: World, { reads, refuses, count }: Watch): Acts<Private> {
  async function phoneSays(person: Person, { count: times, bit }: Step): Promise<void> {
    await ensureOpen(person, bit);
    for (let i = 0; i < times; i += 1) await seal(person, `p${person.index} says ${nextNumber(person)}`);
  }

  /** With a session of the phone's, made from a bundle when it has none. */
  async function ensureOpen({ phone }: Person, bit: number): Promise<void> {
    if ((await phone.repository.validateSession(at.jid)).exists) return;
    // Servers run out of one-time keys.
    const { preKey, ...bundle } = await at.bundle();
    await phone.repository.injectE2ESession({ jid: at.jid, session: bit < 0.8 ? { ...bundle, preKey } : bundle });
    count('phone began');
  }

  async function seal(person: Person, text: string): Promise<void> {
    const sealed = await person.phone.seals(at, saying(text));
    person.toBot.push(letterOf(person, sealed, text));
  }

  /** The next one to be heard: the one picked, unless another would be too late after it. */
  function nextFor(person: Person, pick: number): Letter | undefined {
    const picked = oneOf(person.toBot, pick);
    if (!picked) return undefined;
    const newest = Math.max(picked.chain, person.newestChain);
    const late = person.toBot.find(({ chain }) => chain <= newest - turnsLate);
    const next = late ?? picked;
    person.toBot.splice(person.toBot.indexOf(next), 1);
    return next;
  }

  const arrives = ({ id, from, brings }: Letter, sealed: Sealed) =>
    at.receives({ jid: from }, [sealed], id, brings !== undefined);
  function heard(person: Person, letter: Letter): void {
    person.newestChain = Math.max(person.newestChain, letter.chain);
    person.heard.push(letter);
    if (person.heard.length > 30) person.heard.shift();
    if (letter.brings !== undefined) person.group.learnt.push(letter.brings);
    count(`read in: ${letter.sealed.type}`);
  }

  async function botHears(person: Person, step: Step): Promise<void> {
    const letter = nextFor(person, step.pick);
    if (letter) await hears(person, letter);
  }
  async function hears(person: Person, letter: Letter): Promise<void> {
    await reads(letter, () => arrives(letter, letter.sealed));
    heard(person, letter);
  }

  /** A session with the phone as it is now; after a reinstall its retry request brings new keys. */
  async function ensureReachable(person: Person, { bit }: Step): Promise<void> {
    const row = at.repository().jidToSignalProtocolAddress(person.phone.jid);
    const found = (await at.store.vault.read('session', [row])).get(row);
    const known = found && proto.RecordStructure.decode(found).currentSession?.remoteIdentityPublic;
    const own = prefixed(person.phone.creds.signedIdentityKey.public);
    if (!known || Buffer.compare(known, own) !== 0) await botOpens(person, bit);
  }
  async function botOpens({ phone }: Person, bit: number): Promise<void> {
    const session = bit < 0.8 ? phone.bundleOnce() : phone.bundle();
    await at.repository().injectE2ESession({ jid: phone.jid, session });
    count('bot began');
  }

  async function botSays(person: Person): Promise<void> {
    const text = `bot says ${nextNumber(person)} to p${person.index}`;
    const sealed = await at.repository().encryptMessage({ jid: person.phone.jid, data: saying(text) });
    person.toPhone.push({ id: text, from: at.jid, sealed, text, chain: 0, installation: person.installation });
  }

  return {
    'phone says': phoneSays,
    'bot hears': async (person, step) => {
      if (person.toBot.length === 0) await phoneSays(person, step);
      await botHears(person, step);
    },
    'bot hears again': async (person, step) => {
      const letter = oneOf(person.heard, step.pick);
      if (!letter) return;
      const refusal = await refuses(letter, () => arrives(letter, letter.sealed));
      if (refusal === null) throw new Disagreement(`"${letter.text}" was read twice`);
      const fresh = letter.chain > person.newestChain - turnsLate;
      if (fresh && refusal !== 'duplicate')
        throw new Disagreement(`"${letter.text}" came twice and was refused as ${refusal}`);
      count(`refused twice: ${refusal}`);
    },
    'bot hears it damaged': async (person, step) => {
      const letter = oneOf(person.toBot, step.pick);
      if (!letter || isBlindSpot(letter.sealed, step)) return;
      const refusal = await refuses(letter, () => arrives(letter, damaged(letter.sealed, step)));
      count(`damaged: ${refusal ?? 'read as it was'}`);
      if (refusal !== null) return;
      // The bit was in a field nothing depends on: the message counts as heard.
      person.toBot.splice(person.toBot.indexOf(letter), 1);
      heard(person, letter);
    },
    'lost on the way to the bot': async ({ toBot }, { pick }) => {
      // A group key that was lost is a retry request; see group.ts.
      if (toBot.length > 0 && oneOf(toBot, pick)?.brings === undefined) takeFrom(toBot, pick);
    },
    'bot says': async (person, step) => {
      await ensureReachable(person, step);
      for (let i = 0; i < step.count; i += 1) await botSays(person);
    },
    'phone hears': async (person, step) => {
      const letter = takeFrom(person.toPhone, step.pick);
      // A reinstalled phone has forgotten the keys.
      if (!letter || letter.installation !== person.installation) return;
      const { sealed, text } = letter;
      if (sealed.type === 'skmsg') return;
      const plain = await person.phone
        .opens({ type: sealed.type, ciphertext: sealed.ciphertext }, at)
        .catch((error: unknown) => {
          throw new Disagreement(`p${person.index} could not read ${sealed.type} "${text}": ${error}`);
        });
      if (said(plain) !== text) throw new Disagreement(`p${person.index} read "${said(plain)}" for "${text}"`);
      count(`read out: ${sealed.type}`);
    },
    'lost on the way to the phone': async ({ toPhone }, { pick }) => void takeFrom(toPhone, pick),
    'bot hears and says at once': async (person, step) => {
      if (person.toBot.length === 0) await phoneSays(person, step);
      await ensureReachable(person, step);
      const letter = nextFor(person, step.pick);
      if (!letter) return;
      if (letter.installation !== person.installation) return hears(person, letter);
      const [plain] = await Promise.all([arrives(letter, letter.sealed), botSays(person)]);
      if (said(plain) !== letter.text) throw new Disagreement(`the bot read "${said(plain)}" for "${letter.text}"`);
      heard(person, letter);
      count('at once');
    },
    'phone reinstalls': async (person) => {
      person.reinstall();
      count('reinstalled');
    },
    'phone opens anew': async (person, step) => {
      const { preKey, ...bundle } = await at.bundle();
      const session = step.bit < 0.8 ? { ...bundle, preKey } : bundle;
      await person.phone.repository.injectE2ESession({ jid: at.jid, session });
      count('phone began anew');
      await phoneSays(person, { ...step, count: 1 });
    },
    'bot opens anew': async (person, step) => {
      await botOpens(person, step.bit);
      await botSays(person);
    },
    'both open at once': async (person, step) => {
      await person.phone.repository.injectE2ESession({ jid: at.jid, session: await at.bundle() });
      await botOpens(person, step.bit);
      await seal(person, `p${person.index} says ${nextNumber(person)}`);
      await botSays(person);
      count('both began');
    },
  };
}

export function letterOf(person: Person, sealed: Sealed, text: string, brings?: number): Letter {
  const key = ratchetKeyOf(sealed);
  if (!person.chains.includes(key)) person.chains.push(key);
  const chain = person.chains.indexOf(key);
  const id = `${person.index}.${person.installation}.${text}`;
  // A group key is for the name the group knows the phone by.
  const name = brings === undefined ? person.names[person.said % person.names.length] : undefined;
  const from = name ?? person.phone.jid;
  return { id, from, sealed, text, chain, installation: person.installation, brings };
}

/** X25519 ignores the top bit of a public key: a first message whose base key differs in it is as good as the genuine. */
function isBlindSpot({ type, ciphertext }: Sealed, { place, bit }: Step): boolean {
  if (type !== 'pkmsg' || Math.floor(bit * 8) !== 7) return false;
  const { baseKey } = proto.PreKeySignalMessage.decode(ciphertext.subarray(1));
  const end = Buffer.from(ciphertext).indexOf(Buffer.from(baseKey ?? [])) + 32;
  return Math.floor(place * ciphertext.length) === end;
}
