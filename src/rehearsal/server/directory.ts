import type { Line } from '../phones/phone.ts';
import type { Addresses } from '../phones/stanza.ts';
import { splitJid } from './nodes.ts';

/** Who has an account, and which groups there are. */
export type Directory = {
  add(line: Line): void;
  /** By number, LID or any JID of the person. */
  find(jidOrNumber: string): Line | undefined;
  lines(): readonly Line[];
  addGroup(group: Group): void;
  group(jid: string): Group | undefined;
  groups(): readonly Group[];
};

export type Group = {
  readonly jid: string;
  readonly subject: string;
  readonly addressing: 'lid' | 'pn';
  /** The owner is one of them. */
  readonly members: readonly Line[];
  readonly created: number;
};

export function makeDirectory(): Directory {
  const lines: Line[] = [];
  const byUser = new Map<string, Line>();
  const groups = new Map<string, Group>();
  return {
    add(line) {
      lines.push(line);
      byUser.set(`pn ${line.phone.number}`, line);
      byUser.set(`lid ${splitJid(line.phone.lidJid).user}`, line);
    },
    find(jidOrNumber) {
      const { user, server } = splitJid(jidOrNumber.includes('@') ? jidOrNumber : `${jidOrNumber}@`);
      return byUser.get(`${server === 'lid' ? 'lid' : 'pn'} ${user}`);
    },
    lines: () => lines,
    addGroup: (group) => void groups.set(group.jid, group),
    group: (jid) => groups.get(jid),
    groups: () => [...groups.values()],
  };
}

export const addressesOf = (line: Line): Addresses => ({ pn: line.phone.pnJid, lid: line.phone.lidJid });
