import { type MemoryLine, memoryIn, ownJid } from '../../app/channels.ts';
import type { ScenarioEvent } from '../../config/scenario-file.ts';
import { type Content, type Envelope, longestText, type Media } from '../../domain/message.ts';
import type { Instant } from '../../domain/time.ts';
import { lidFor } from './lid.ts';
import type { Wire } from './wire.ts';

/** The same day without a network: envelopes go straight into the vault, as the evidence path would have put them. */
export function memoryWire(now: () => number, ownNumber: string): Wire {
  const line: MemoryLine = { deliver: null, heard: [], groups: new Map(), files: new Map() };
  /** LID → number, for whoever wrote. */
  const numbers = new Map([[lidFor(ownNumber), ownNumber]]);
  const waiting: { readonly envelope: Envelope; readonly arrives: Instant }[] = [];
  let up = false;
  let count = 0;
  let delivering = 0;

  const release = (): void => {
    if (!up || !line.deliver) return;
    const due = waiting.filter((w) => w.arrives <= now());
    for (const one of due) waiting.splice(waiting.indexOf(one), 1);
    for (const { envelope } of due) {
      delivering++;
      void line.deliver({ ...envelope, receivedAt: now() }).finally(() => delivering--);
    }
  };

  return {
    channel: memoryIn(line, (jid) => numbers.get(jid.split('@')[0] ?? '') ?? jid.split('@')[0] ?? ''),
    addPerson: (number) => void numbers.set(lidFor(number), number),
    addGroup({ jid, name, members }) {
      const made = jid ?? `${[...name].reduce((sum, c) => (sum * 31 + (c.codePointAt(0) ?? 0)) % 1e12, 7)}@g.us`;
      line.groups.set(
        made,
        members.map((number) => [`${lidFor(number)}@lid`, `${number}@s.whatsapp.net`]),
      );
      return made;
    },
    link: async () => {},
    async send(event, from, group) {
      if (from !== 'owner') numbers.set(lidFor(from), from);
      const id = `A${String(++count).padStart(19, '0')}`;
      if (event.document !== undefined || event.photo !== undefined)
        line.files.set(`/${id}`, Buffer.from(`surat ${event.document ?? id}`));
      waiting.push({ envelope: envelopeOf(event, from, group, id, ownNumber), arrives: event.arrives ?? event.at });
      if (event.duplicate) waiting.push({ envelope: envelopeOf(event, from, group, id, ownNumber), arrives: event.at });
      release();
      return id;
    },
    heard: line.heard,
    serviceUp(isUp) {
      up = isUp;
      release();
    },
    disconnect: () => {},
    releaseDue: release,
    nextRelease: () => (up && waiting.length > 0 ? Math.min(...waiting.map((w) => w.arrives)) : null),
    settled: async () => {
      while (delivering > 0) await new Promise((resolve) => setImmediate(resolve));
    },
    quiet: () => delivering === 0,
    close: async () => {},
  };
}

function envelopeOf(event: ScenarioEvent, from: string, group: string | null, id: string, ownNumber: string): Envelope {
  const number = from === 'owner' ? ownNumber : from;
  const phone = `${number}@s.whatsapp.net`;
  const lid = `${lidFor(number)}@lid`;
  const byPhone = event.addressing === 'pn';
  const sender = byPhone ? phone : lid;
  return {
    chat: group ?? (from === 'owner' && event.chat ? `${event.chat}@s.whatsapp.net` : sender),
    sender,
    id,
    enc: 0,
    // WhatsApp's server time has whole seconds.
    sentAt: Math.floor(event.at / 1000) * 1000,
    receivedAt: event.arrives ?? event.at,
    fromMe: from === 'owner',
    senderAlt: event.omitAlt ? null : byPhone ? lid : phone,
    device: 0,
    offline: false,
    kind: 'message',
    content: contentOf(event, id),
  };
}

/** As a phone would name it; the file itself lies in `line.files`. */
const mediaOf = ({ document }: ScenarioEvent, id: string): Media => ({
  url: null,
  directPath: `/${id}`,
  key: '',
  mimetype: document === undefined ? 'image/jpeg' : 'application/pdf',
  name: document ?? null,
  bytes: null,
});

function contentOf(event: ScenarioEvent, id: string): Content {
  const { location, live, signs } = event;
  const place = live ?? location;
  const forwarded = signs.includes('diteruskan');
  if (place)
    return {
      kind: 'location',
      lat: place.lat,
      lon: place.lon,
      live: live !== undefined || signs.includes('bukan_lokasi_terkini'),
      update: false,
      picked: place.name !== undefined || place.address !== undefined || signs.includes('tempat_pilihan'),
      forwarded,
      ageSeconds: signs.includes('bukan_lokasi_terkini') ? 3 * 3600 : 0,
    };
  if (event.document !== undefined)
    return { kind: 'attachment', what: 'document', caption: event.text ?? '', media: mediaOf(event, id) };
  if (event.text !== undefined)
    return { kind: 'text', text: event.text.slice(0, longestText), mentions: event.mention ? [ownJid] : [], forwarded };
  if (event.photo !== undefined)
    return { kind: 'attachment', what: 'photo', caption: event.photo, media: mediaOf(event, id) };
  return { kind: 'other', name: Object.keys(event.raw ?? {})[0] ?? 'empty' };
}
