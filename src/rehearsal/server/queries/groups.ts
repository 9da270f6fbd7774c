import type { BinaryNode } from '@whiskeysockets/baileys';
import { addressesOf, type Group } from '../directory.ts';
import { child, element, seconds, splitJid } from '../nodes.ts';
import type { Answerer } from './query.ts';

/** `w:g2`: one group, or all groups the bot is in. */
export const groups: Answerer = (iq, { directory, bot }) => {
  if (iq.attrs['xmlns'] !== 'w:g2' || iq.attrs['type'] !== 'get') return undefined;
  if (child(iq, 'participating'))
    return [
      element(
        'groups',
        {},
        directory.groups().map((group) => groupNode(group, bot.pn)),
      ),
    ];
  const group = directory.group(iq.attrs['to'] ?? '');
  return group ? [groupNode(group, bot.pn)] : { error: '404', text: 'item-not-found' };
};

function groupNode(group: Group, creatorPn: string): BinaryNode {
  const { addressing, members } = group;
  const other = addressing === 'lid' ? 'pn' : 'lid';
  const participants = members.map((member) => {
    const person = addressesOf(member);
    return element('participant', {
      jid: person[addressing],
      [addressing === 'lid' ? 'phone_number' : 'lid']: person[other],
      type: person.pn === creatorPn ? 'superadmin' : undefined,
    });
  });
  const creator = members.find((member) => member.phone.pnJid === creatorPn);
  return element(
    'group',
    {
      id: splitJid(group.jid).user,
      subject: group.subject,
      creation: seconds(group.created),
      s_t: seconds(group.created),
      creator: creator && addressesOf(creator)[addressing],
      addressing_mode: addressing,
      size: String(members.length),
    },
    participants,
  );
}
