import { lookup } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

export type Post = {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Addresses of the own network and of this machine, and `http:`, are allowed only then. */
  readonly allowPrivate: boolean;
};

const timeoutMs = 10_000;

/**
 * Posts to an address of the configuration; resolves with the status. The address behind the name is looked at when the
 * socket is opened, so that a name cannot point elsewhere meanwhile; a redirect is an answer like any other and not followed.
 */
export function safePost({ url, body, headers, allowPrivate }: Post): Promise<number> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && target.protocol !== 'https:') return Promise.reject(new Error('only https'));
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) return Promise.reject(new Error('a private address'));
  const send = target.protocol === 'https:' ? secure : plain;
  return new Promise((done, failed) => {
    const asked = send(
      target,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers, 'content-length': Buffer.byteLength(body) },
        // A connection of its own: no other request shares its address.
        agent: false,
        timeout: timeoutMs,
        lookup: allowPrivate ? lookup : publicOnly,
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => done(answer.statusCode ?? 0)).once('error', failed);
      },
    );
    asked.once('timeout', () => asked.destroy(new Error('no answer')));
    asked.once('error', failed);
    asked.end(body);
  });
}

const publicOnly: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivate(address)))
      return callback(new Error('a private address') as NodeJS.ErrnoException, '', 0);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4);
  });

/** This machine, its networks, the provider's metadata service, and what no host has. */
export function isPrivate(address: string): boolean {
  return blocked.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const networks: readonly (readonly [net: string, bits: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];
const blocked = new BlockList();
for (const [net, bits, family] of networks) blocked.addSubnet(net, bits, family);
