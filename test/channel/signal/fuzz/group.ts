import { addressOf, senderKeyRow } from '../../../../src/channel/whatsapp/signal/address.ts';
import { group, said, saying, senderKey } from '../peers.ts';
import { letterOf } from './private.ts';
import type { Act, Step } from './script.ts';
import {
  type Acts,
  Disagreement,
  damaged,
  type Letter,
  nextNumber,
  oneOf,
  type Person,
  takeFrom,
  type Watch,
  type World,
} from './world.ts';

type Group = Extract<Act, `${string}group${string}`>;

/** Signal keeps the last 5 keys of an author. */
const keysKept = 5;

export function groupActs({ at, people }: World, { reads, refuses, count }: Watch): Acts<Group> {
  const self = { group, meId: at.jid };
  let ownKey = 0;

  /** The first message on a key goes out with the key, sealed for the bot alone; the two may overtake each other. */
  async function phoneTells(person: Person, { count: times }: Step): Promise<void> {
    const { phone, group: own } = person;
    if (!(await phone.repository.validateSession(at.jid)).exists)
      await phone.repository.injectE2ESession({ jid: at.jid, session: await at.bundle() });
    for (let i = 0; i < times; i += 1) {
      const text = `p${person.index} tells ${nextNumber(person)}`;
      const { sealed, distribution } = await phone.sealsForGroup(saying(text));
      if (!own.sent) {
        const brought = await phone.seals(at, senderKey(distribution));
        person.toBot.push(letterOf(person, brought, '', own.key));
        own.sent = true;
      }
      const { installation } = person;
      own.toBot.push({ id: `${person.index}.${text}`, from: phone.jid, sealed, text, chain: own.key, installation });
    }
  }

  const arrives = ({ id, from, sealed }: Letter) => at.receives({ jid: from }, [sealed], id, true);

  return {
    'phone tells the group': phoneTells,
    'bot hears in the group': async (person, step) => {
      const { toBot, heard, learnt } = person.group;
      if (toBot.length === 0) await phoneTells(person, step);
      const letter = oneOf(toBot, step.pick);
      if (!letter) return;
      if (!learnt.includes(letter.chain)) {
        const refusal = await refuses(letter, () => arrives(letter));
        if (refusal !== 'no-sender-key') throw new Disagreement(`without its key "${letter.text}" was ${refusal}`);
        count('refused without its group key');
        return;
      }
      toBot.splice(toBot.indexOf(letter), 1);
      if (!learnt.slice(-keysKept).includes(letter.chain)) return;
      await reads(letter, () => arrives(letter));
      heard.push(letter);
      if (heard.length > 20) heard.shift();
      count('read in: skmsg');
    },
    'bot hears in the group again': async (person, step) => {
      const { heard, learnt } = person.group;
      const letter = oneOf(heard, step.pick);
      if (!letter) return;
      const refusal = await refuses(letter, () => arrives(letter));
      if (refusal === null) throw new Disagreement(`"${letter.text}" was read twice`);
      if (learnt.slice(-keysKept).includes(letter.chain) && refusal !== 'duplicate')
        throw new Disagreement(`"${letter.text}" came twice and was refused as ${refusal}`);
      count(`refused twice: ${refusal}`);
    },
    'bot hears in the group, damaged': async (person, step) => {
      const letter = oneOf(person.group.toBot, step.pick);
      if (!letter) return;
      const sealed = damaged(letter.sealed, step);
      const refusal = await refuses(letter, () => arrives({ ...letter, sealed }));
      if (refusal === null) throw new Disagreement(`"${letter.text}" was read with a damaged byte`);
      count(`damaged: ${refusal}`);
    },
    'phone rotates its group key': async ({ phone, group: own }) => {
      phone.rows.delete(`sender-key ${senderKeyRow(group, addressOf(phone.jid))}`);
      own.key += 1;
      own.sent = false;
      count('rotated');
    },
    'bot tells the group': async (person, { count: times }) => {
      for (let i = 0; i < times; i += 1) {
        const text = `bot tells ${nextNumber(person)}`;
        const sealed = await at.repository().encryptGroupMessage({ ...self, data: saying(text) });
        if (person.group.given !== ownKey) {
          person.group.toPhone.length = 0;
          person.group.given = ownKey;
          await person.phone.repository.processSenderKeyDistributionMessage({
            authorJid: at.jid,
            item: { groupId: group, axolotlSenderKeyDistributionMessage: sealed.senderKeyDistributionMessage },
          });
        }
        const { installation } = person;
        const letter = { type: 'skmsg', ciphertext: sealed.ciphertext } as const;
        person.group.toPhone.push({ id: text, from: at.jid, sealed: letter, text, chain: ownKey, installation });
      }
    },
    'phone hears in the group': async (person, { pick }) => {
      const letter = takeFrom(person.group.toPhone, pick);
      if (!letter || letter.installation !== person.installation) return;
      const plain = await person.phone.repository
        .decryptGroupMessage({ group, authorJid: at.jid, msg: letter.sealed.ciphertext })
        .catch((error: unknown) => {
          throw new Disagreement(`p${person.index} could not read "${letter.text}": ${error}`);
        });
      if (said(plain) !== letter.text)
        throw new Disagreement(`p${person.index} read "${said(plain)}" for "${letter.text}"`);
      count('read out: skmsg');
    },
    'bot rotates its group key': async () => {
      const id = senderKeyRow(group, addressOf(at.jid));
      await at.store.vault.commit([{ type: 'sender-key', id, value: null }], null);
      ownKey += 1;
      for (const { group: theirs } of people) theirs.toPhone.length = 0;
      count('bot rotated');
    },
  };
}
