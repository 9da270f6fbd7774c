import type { Network, Posted } from '../phones/network.ts';
import { makePhone } from '../phones/phone.ts';
import { readyCreds } from './account.ts';
import { makeAckGate } from './ack-gate.ts';
import type { RehearsalServer, ServerOptions } from './api.ts';
import { acceptClient, type Clients } from './clients.ts';
import type { Connection } from './connection.ts';
import { makeDelivery } from './delivery.ts';
import { addressesOf, makeDirectory } from './directory.ts';
import { makeHistory } from './history.ts';
import { makeLedger } from './ledger.ts';
import type { LinkedDevice } from './linked.ts';
import { makeNetwork } from './network.ts';
import { element, serverJid, splitJid } from './nodes.ts';
import type { Pairing } from './pairing.ts';
import { makeTravel } from './travel.ts';
import { makeWorkCount } from './work-count.ts';

const inventedOwner = { number: '6281100000001', lid: '100000000000001', name: 'Serlok' };

/** What `index.ts` adds. */
type OfTheSocket =
  | 'url'
  | 'rootKey'
  | 'close'
  | 'settled'
  | 'latency'
  | 'mute'
  | 'cutAfter'
  | 'refuseUpgrade'
  | 'forgeCertificate'
  | 'loseFiles';

/** Everything the server is, apart from sockets and certificates: phones, groups, the linked device and its queue. */
export function makeExchange(options: ServerOptions, upload: Network['upload']) {
  const { now } = options;
  const directory = makeDirectory();
  const ledger = makeLedger();
  const ackGate = makeAckGate();
  const { events, note } = makeHistory(now, options.onEvent);
  const delivery = makeDelivery(ledger, ({ kind, id, chat, author }, offline) => {
    if (kind === 'message') note({ kind: 'delivered', id, chat, from: author, ...(offline ? { offline } : {}) });
  });
  const travel = makeTravel<Posted>();
  const posted = new Map<string, Posted>();
  const work = makeWorkCount();
  const clients: Clients = { all: new Set<Connection>(), shaking: 0, pairings: new Set(), session: undefined };
  let device: LinkedDevice | undefined;
  let lastDeviceId = 0;
  let refusal: string | null = null;
  let loginRefusal: string | null = null;
  let wantedVersion: string | null = null;
  let ignoredQueries: string | null = null;

  const put = (item: Posted) => {
    for (let copy = 0; copy < item.copies; copy += 1)
      ledger.put({ kind: 'message', id: item.id, chat: item.chat, author: item.author, node: item.node });
    delivery.pump();
  };
  const network = makeNetwork({
    now,
    directory,
    bot: () => (device ? addressesOf(owner) : undefined),
    device: () => device,
    queueNotice(node) {
      const id = node.attrs['id'] ?? '';
      ledger.put({ kind: 'notification', id, chat: serverJid, author: serverJid, node });
      delivery.pump();
    },
    accept(item) {
      posted.set(item.id, item);
      if (!item.resend) note({ kind: 'sent', id: item.id, chat: item.chat, from: item.author });
      if (item.arrives !== undefined && item.arrives > now()) travel.put(item, item.arrives);
      else put(item);
    },
    received: (phone, message) => options.onReceived?.(phone, message),
    upload,
    busy: work.count,
  });
  const addLine = (person: { number: string; lid: string; name: string }, isOwner: boolean) => {
    const lid = person.lid.includes('@') ? splitJid(person.lid).user : person.lid;
    const line = makePhone({ number: person.number, lid, name: person.name, isOwner }, network);
    directory.add(line);
    return line;
  };
  const owner = addLine({ ...inventedOwner, ...options.owner, name: options.owner?.name ?? inventedOwner.name }, true);

  const link = (linked: LinkedDevice | undefined) => {
    device = linked;
    ledger.clear();
    travel.due(Number.POSITIVE_INFINITY);
    if (linked) for (const line of directory.lines()) line.forgetBot();
  };
  const nextDeviceId = () => {
    lastDeviceId += 1;
    return lastDeviceId;
  };
  const streamError = (code: string | undefined, conflict?: string) => {
    const reason = conflict === undefined ? undefined : [element('conflict', { type: conflict })];
    clients.session?.send(element('stream:error', { code }, reason));
    clients.session?.close();
  };
  const unlink = () => {
    link(undefined);
    streamError('401', 'device_removed');
  };
  const quiet = () =>
    work.running() === 0 &&
    clients.shaking === 0 &&
    [...clients.all].every((connection) => connection.pending() === 0) &&
    delivery.quiet();

  const accept = acceptClient({
    clients,
    directory,
    ledger,
    delivery,
    ackGate,
    owner,
    now,
    note,
    nextDeviceId,
    link,
    unlink,
    background: work.background,
    device: () => device,
    refusal: () => refusal,
    loginRefusal: () => loginRefusal,
    wantedVersion: () => wantedVersion,
    ignored: (xmlns) => xmlns !== undefined && xmlns === ignoredQueries,
    problem: (error) => void work.problems.push(error),
  });
  const pairingOf = (check: (pairing: Pairing) => boolean) => {
    const found = [...clients.pairings].find(check);
    if (!found) throw new Error('no client on this server is waiting for that');
    return found;
  };

  const api: Omit<RehearsalServer, OfTheSocket> = {
    owner: owner.phone,
    history: events,
    problems: work.problems,
    prepareCreds() {
      const { pn, lid } = addressesOf(owner);
      const ready = readyCreds({ keys: owner.identity(), pn, lid, name: owner.phone.name }, nextDeviceId(), now());
      link(ready.device);
      return ready.creds;
    },
    async scanQr(qr) {
      const [ref = '', noiseKey = '', , advSecret = ''] = qr.slice(qr.indexOf('#') + 1).split(',');
      const pairing = pairingOf((one) => one.offered(ref, noiseKey));
      pairing.accept(Buffer.from(advSecret, 'base64'));
      await pairing.finished;
    },
    asksForCode: () => [...clients.pairings].some((one) => one.asksForCode()),
    async enterPairingCode(code) {
      const pairing = pairingOf((one) => one.asksForCode());
      pairing.typed(code);
      await pairing.finished;
    },
    unlink,
    addPhone: (person) => addLine(person, false).phone,
    phone: (number) => directory.find(number)?.phone,
    addGroup({ jid, subject, members, addressing }) {
      const id = jid ?? `1203630${String(directory.groups().length + 1).padStart(11, '0')}@g.us`;
      const lines = members.map((number) => {
        const line = directory.find(number);
        if (!line) throw new Error(`${number} has no phone; add it before the group`);
        return line;
      });
      const everybody = [...new Set([owner, ...lines])];
      directory.addGroup({ jid: id, subject, members: everybody, addressing, created: now() });
      return id;
    },
    releaseDue: () => {
      for (const item of travel.due(now())) put(item);
    },
    nextRelease: travel.next,
    connected: () => clients.session !== undefined,
    outstanding: ledger.size,
    unreceipted: () =>
      ledger
        .open()
        .filter((entry) => entry.kind === 'message')
        .map((entry) => entry.id),
    quiet,
    dropConnection: () => clients.session?.terminate(),
    ignoreQueries: (xmlns) => {
      ignoredQueries = xmlns;
    },
    refreshPairing: () => {
      for (const pairing of clients.pairings) pairing.refresh();
    },
    preKeyIds: () => (device?.preKeys ?? []).map(({ keyId }) => keyId),
    losePreKeys: () => void device?.preKeys.splice(0),
    holdDelivery: delivery.hold,
    ackError: (code) => {
      refusal = code;
    },
    holdAcks: ackGate.hold,
    withholdOfflineDone: delivery.withholdDone,
    streamError,
    wantVersion: (version) => {
      wantedVersion = version;
    },
    refuseLogin: (reason) => {
      loginRefusal = reason;
    },
    redeliver(id) {
      const item = posted.get(id);
      if (!item) throw new Error(`no phone has sent a message ${id}`);
      put({ ...item, copies: 1 });
    },
  };
  return { accept, api };
}
