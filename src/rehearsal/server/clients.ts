import type { Line } from '../phones/phone.ts';
import type { makeAckGate } from './ack-gate.ts';
import type { Connection, Handlers } from './connection.ts';
import type { Delivery } from './delivery.ts';
import { addressesOf, type Directory } from './directory.ts';
import { fanOut } from './fan-out.ts';
import type { Note } from './history.ts';
import { handleNode } from './inbound.ts';
import type { Ledger } from './ledger.ts';
import type { LinkedDevice } from './linked.ts';
import { element, seconds, serverJid, withDevice } from './nodes.ts';
import type { Handshaken } from './noise.ts';
import { makePairing, type Pairing } from './pairing.ts';

/** Who is connected at this moment. */
export type Clients = {
  readonly all: Set<Connection>;
  /** Connections that have not finished the handshake. */
  shaking: number;
  readonly pairings: Set<Pairing>;
  /** The linked device, logged in. */
  session: Connection | undefined;
};

type Deps = {
  readonly clients: Clients;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly delivery: Delivery;
  readonly ackGate: ReturnType<typeof makeAckGate>;
  readonly owner: Line;
  readonly now: () => number;
  readonly note: Note;
  readonly nextDeviceId: () => number;
  readonly link: (device: LinkedDevice) => void;
  readonly unlink: () => void;
  readonly background: (work: Promise<void>) => void;
  readonly device: () => LinkedDevice | undefined;
  readonly refusal: () => string | null;
  readonly loginRefusal: () => string | null;
  /** The one version that is let in; `null`: every version is. */
  readonly wantedVersion: () => string | null;
  readonly ignored: (xmlns: string | undefined) => boolean;
  readonly problem: (error: unknown) => void;
};

/** Takes a client from its handshake to pairing or login. */
export function acceptClient(deps: Deps): (connection: Connection) => Handlers {
  const { clients, delivery } = deps;

  return (connection) => {
    clients.all.add(connection);
    clients.shaking += 1;
    let shaken = false;
    let pairing: Pairing | undefined;
    let onNode: Handlers['node'] = () => undefined;

    return {
      handshaken(result) {
        shaken = true;
        clients.shaking -= 1;
        const registration = result.payload.devicePairingData;
        if (registration && !result.payload.username) {
          pairing = startPairing(deps, connection, result);
          onNode = pairing.node;
          return;
        }
        const context = logIn(deps, connection, result);
        if (context) onNode = (node) => handleNode(node, context);
      },
      node: (node) => onNode(node),
      closed() {
        if (!shaken) clients.shaking -= 1;
        clients.all.delete(connection);
        if (pairing) clients.pairings.delete(pairing);
        pairing?.closed();
        if (clients.session === connection) logOut(deps);
      },
      failed: deps.problem,
    };
  };

  function logOut({ ackGate, note }: Deps): void {
    clients.session = undefined;
    delivery.detach();
    ackGate.forget();
    note({ kind: 'logout', id: '', chat: '', from: '' });
  }
}

function startPairing(deps: Deps, connection: Connection, { clientStatic, payload }: Handshaken): Pairing {
  const { owner, clients, now, nextDeviceId, link } = deps;
  const pairing = makePairing({
    connection,
    noiseKey: clientStatic,
    registration: payload.devicePairingData ?? {},
    owner: { ...addressesOf(owner), keys: owner.identity },
    now,
    nextDeviceId,
    linked: link,
  });
  clients.pairings.add(pairing);
  pairing.begin();
  return pairing;
}

/** Lets the linked device in and everybody else out; a second login throws the first one out. */
function logIn(deps: Deps, connection: Connection, { clientStatic, payload }: Handshaken) {
  const { clients, delivery, now, note } = deps;
  const device = deps.device();
  const { pn, lid } = addressesOf(deps.owner);
  const known =
    device?.noiseKey.equals(clientStatic) &&
    payload.device === device.id &&
    String(payload.username) === deps.owner.phone.number;
  const { primary, secondary, tertiary } = payload.userAgent?.appVersion ?? {};
  const wanted = deps.wantedVersion();
  const outdated = wanted !== null && wanted !== `${primary}.${secondary}.${tertiary}` ? '405' : null;
  const refused = deps.loginRefusal() ?? outdated ?? (known ? null : '401');
  if (refused !== null || !device) {
    connection.send(element('failure', { reason: refused ?? '401', location: 'rehearsal' }));
    connection.close();
    return undefined;
  }

  const earlier = clients.session;
  if (earlier) {
    clients.session = undefined;
    delivery.detach();
    deps.ackGate.forget();
    earlier.send(element('stream:error', {}, [element('conflict', { type: 'replaced' })]));
    earlier.close();
  }
  clients.session = connection;
  delivery.attach(connection);
  note({ kind: 'login', id: '', chat: '', from: pn });
  connection.send(
    element('success', { t: seconds(now()), lid: withDevice(lid, device.id), props: '1', location: 'rehearsal' }),
  );
  // The client puts this before its next connection's first bytes.
  const routing = element('routing_info', {}, Buffer.from('rehearsal'));
  connection.send(element('ib', { from: serverJid }, [element('edge_routing', {}, [routing])]));
  return {
    ...deps,
    connection,
    bot: { pn, lid },
    context: { directory: deps.directory, device, bot: { pn, lid }, now },
    ack: deps.ackGate.pass,
    loggedOut: deps.unlink,
    fanOut: (message: Parameters<typeof fanOut>[0]) =>
      deps.background(
        fanOut(message, {
          directory: deps.directory,
          bot: () => ({ pn, lid }),
          now,
          queue: (entry) => {
            deps.ledger.put(entry);
            delivery.pump();
          },
        }),
      ),
  };
}
