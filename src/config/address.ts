import { isIPv4 } from 'node:net';
import { type Instant, instantOf, minuteMs, parseDate } from '../domain/time.ts';

/** Whether the address can only be this computer: then no real account is at stake. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  // The URL parser has written every spelling of an address (127.1, 0x7f.1) out in full.
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
}

/** `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`. */
export function parseHttp(text: string): { readonly host: string; readonly port: number } | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+)):(\d{1,5})$/i.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host !== undefined && port <= 65_535 ? { host, port } : null;
}

/** `2021-07-30T06:55:00+08:00`, or with a speed: `2021-07-30T06:55:00+08:00 x60`. */
export function parseClock(text: string): { readonly start: Instant; readonly speed: number } | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:Z|([+-])(\d{2}):(\d{2}))(?: x(\d+(?:\.\d+)?))?$/.exec(
    text,
  );
  const date = match && parseDate(match[1] ?? '');
  if (!date) return null;
  const [hour = 0, minute = 0, second = 0] = match.slice(2, 5).map(Number);
  const east = (match[5] === '-' ? -1 : 1) * (Number(match[6] ?? 0) * 60 + Number(match[7] ?? 0));
  const speed = Number(match[8] ?? 1);
  if (hour > 23 || minute > 59 || second > 59 || Math.abs(east) > 14 * 60 || speed <= 0) return null;
  // WIB is seven hours east; taking them off again leaves the instant in the written offset.
  const inWib = instantOf(date, hour * 60 + minute, 'WIB') + second * 1000;
  return { start: inWib + (7 * 60 - east) * minuteMs, speed };
}
