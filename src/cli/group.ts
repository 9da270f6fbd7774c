import type { Command } from 'commander';
import type { House } from '../app/house.ts';
import { unboundGroups } from '../app/service-state.ts';
import { unitOf } from '../domain/agency.ts';
import { bindingsOf } from '../domain/group.ts';
import { isGroup } from '../domain/message.ts';
import { openForCommand } from './desk.ts';
import { Refused } from './setting.ts';

/** `serlok group`: which unit's people share in which WhatsApp group. Nothing is ever bound by itself. */
export function groupCommands(program: Command): void {
  const group = program.command('group').description('grup WhatsApp dan unit yang terikat padanya');
  group
    .command('list')
    .description('grup yang terikat, dan yang ada kirimannya dalam 7 hari tetapi belum terikat')
    .addHelpText('after', '\nContoh:\n  serlok group list')
    .action(async () => {
      const house = await openForCommand({ asking: true });
      try {
        for (const line of await listed(house)) console.log(line);
      } finally {
        house.close();
      }
    });
  group
    .command('bind')
    .description('mengikat grup pada unit; satu unit boleh mempunyai beberapa grup')
    .argument('<jid>', 'grup, seperti pada serlok group list')
    .argument('<unit>', 'unit')
    .addHelpText('after', '\nContoh:\n  serlok group bind 120363000000000001@g.us diskominfo')
    .action((jid: string, unit: string) => change(jid, unit, true));
  group
    .command('release')
    .description('melepas ikatan grup; kiriman lokasi di dalamnya tetap dihitung')
    .argument('<jid>', 'grup, seperti pada serlok group list')
    .argument('<unit>', 'unit')
    .addHelpText('after', '\nContoh:\n  serlok group release 120363000000000001@g.us diskominfo')
    .action((jid: string, unit: string) => change(jid, unit, false));
}

async function listed(house: House): Promise<readonly string[]> {
  const { agency } = house.config;
  const byChat = await house.desk.groups();
  const bound = bindingsOf(agency, byChat).map(({ jid, unit }) => {
    const inFile = unitOf(agency, unit)?.groups.includes(jid);
    return `${jid}\t${unit}\t${inFile ? 'serlok.yaml' : 'chat/operator'}`;
  });
  const unbound = await unboundGroups(house, house.board.now());
  const heard = unbound.map(({ jid, messages }) => `${jid}\tbelum terikat\t${messages} pesan dalam 7 hari`);
  return bound.length + heard.length === 0 ? ['belum ada grup'] : [...bound, ...heard];
}

async function change(jid: string, unit: string, bind: boolean): Promise<void> {
  const house = await openForCommand({});
  try {
    const { agency } = house.config;
    const known = unitOf(agency, unit);
    if (!known) throw new Refused(`unit "${unit}" tidak ada dalam serlok.yaml`);
    if (!isGroup(jid)) throw new Refused(`"${jid}" bukan grup; diharapkan seperti 120363000000000001@g.us`);
    if (known.groups.includes(jid)) throw new Refused(`${jid} terikat pada ${unit} oleh serlok.yaml; ubah di sana`);
    const isBound = (await house.desk.groups()).some((one) => one.jid === jid && one.unit === unit);
    if (!bind && !isBound) throw new Refused(`${jid} tidak terikat pada ${unit}`);
    await house.ledger.settle({
      claim: null,
      cleared: [],
      kept: [],
      presence: [],
      drafts: [],
      audit: [],
      desk: [{ do: 'group', jid, unit, bind, by: 'operator' }],
      at: house.board.now(),
    });
    console.log(bind ? `Terikat: ${jid} pada ${known.name}.` : `Dilepas: ${jid} dari ${known.name}.`);
  } finally {
    house.close();
  }
}
