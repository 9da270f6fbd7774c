import { expect, test } from 'vitest';
import { pathAtWhatsApp } from '../../src/channel/whatsapp/media.ts';

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
