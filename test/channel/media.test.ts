import { expect, test } from 'vitest';
import { mediaHost, pathAtWhatsApp } from '../../src/channel/whatsapp/media.ts';
import { house, until } from './house.ts';

test.each([
  [{ directPath: '/v/t62.7118-24/1_n.enc?ccb=11-4&oh=01', url: null }, '/v/t62.7118-24/1_n.enc?ccb=11-4&oh=01'],
  [{ directPath: null, url: 'https://mmg.whatsapp.net/v/1_n.enc?x=1' }, '/v/1_n.enc?x=1'],
])('a letter is fetched from WhatsApp: %o', (media, path) => {
  expect(pathAtWhatsApp(media)).toBe(path);
});

test.each([
  { directPath: '@10.0.0.1/secret', url: null },
  { directPath: '//10.0.0.1/secret', url: null },
  { directPath: '.evil.example/x', url: null },
  { directPath: '/x@evil.example/y', url: 'https://mmg.whatsapp.net/ok' },
  { directPath: null, url: 'http://127.0.0.1:8080/metrics' },
  { directPath: null, url: 'https://mmg.whatsapp.net.evil.example/x' },
  { directPath: null, url: 'https://a@mmg.whatsapp.net:8443/x' },
  { directPath: null, url: 'nonsense' },
  { directPath: null, url: null },
])('a sender cannot make the service ask another address: %o', (media) => {
  expect(pathAtWhatsApp(media)).toBeNull();
});

test.each([
  undefined,
  'wss://web.whatsapp.com/ws/chat',
  'wss://127.0.0.1:4443/ws/chat',
  'ws://198.51.100.7:80/ws/chat',
])('files come from WhatsApp whatever socket is used (%s); only a rehearsal has its own', (url) => {
  expect(mediaHost(url)).toBe('https://mmg.whatsapp.net');
  expect(mediaHost('ws://127.0.0.1:4080/ws/chat')).toBe('http://127.0.0.1:4080');
});

test('a letter sent as a PDF or photo is fetched and opened; one WhatsApp no longer has is an error', async () => {
  const at = await house();
  try {
    await at.opened();
    const phone = at.server.addPhone({ number: '6281100000002', lid: '177000000000002', name: 'Budi' });
    await phone.sendDocument('surat-cuti.pdf', 'surat saya');
    await phone.sendPhoto('surat dokter');
    await until(() => at.store.messages().length === 2);
    const media = at.store
      .messages()
      .flatMap(({ content }) => (content?.kind === 'attachment' && content.media ? [content.media] : []));
    const opened = await Promise.all(media.map(at.channel.fetch));
    expect(opened.map((bytes) => Buffer.from(bytes).toString())).toEqual([
      'Document surat-cuti.pdf',
      'Image surat dokter',
    ]);
    at.server.loseFiles(true);
    await expect(Promise.all(media.map(at.channel.fetch))).rejects.toThrow();
  } finally {
    await at.close();
  }
});
