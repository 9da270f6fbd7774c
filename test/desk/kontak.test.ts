import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactSample } from '../../src/domain/contact-sample.ts';
import { openStage, root, type Stage, told } from '../edicts/stage.ts';

// PPU-6 and the five minutes of 2026, on the first real Friday of the national edict: Dewi and her colleagues work at home.
const office = join(root, 'test/edicts/mendagri-2026');
let stage: Stage;
beforeAll(() => {
  stage = openStage();
  stage.write('config/serlok.yaml', readFileSync(join(office, 'config/serlok.yaml'), 'utf8'));
});
afterAll(() => stage.clear());

const kasubag = '198011192003122007';
const dewi = '197905142004122002';
const at = (clock: string) => `2026-04-10T${clock}+07:00`;

async function day(
  events: readonly string[],
  asks: readonly string[],
  replies: readonly string[] = [],
): Promise<readonly string[]> {
  const played = await stage.play(
    [
      'title: Kontak mendadak',
      'config: config',
      `people: ${join(office, 'people.csv')}`,
      'events:',
      `  - {at: ${at('07:00:00')}, from: "${kasubag}", text: mulai}`,
      ...events.map((line) => `  - ${line}`),
      'expect:',
      '  asks:',
      ...asks.map((line) => `    - ${line}`),
      ...(replies.length > 0 ? ['  replies:', ...replies.map((line) => `    - ${line}`)] : []),
    ].join('\n'),
  );
  try {
    return told(played);
  } finally {
    await played.close();
  }
}

const asked = [
  `{at: ${at('10:00:00')}, from: "${kasubag}", text: "kontak dewi", contains: ["Kontak mendadak kepada Dewi Ningsih", "5 menit"]}`,
  `{at: ${at('10:00:30')}, from: "${kasubag}", text: ya, contains: [Pertanyaan dikirim]}`,
];
const wrote = `{at: ${at('07:30:00')}, from: "${dewi}", text: mulai}`;
const question = `{at: ${at('10:00:30')}, to: "${dewi}", contains: ["paling lambat pukul 10.07 WIB", bagian pengawasan]}`;

describe('spot contact', () => {
  it('whoever answers within the minutes of the edict has answered, and the officer reads in how many', async () => {
    const failures = await day(
      [wrote, `{at: ${at('10:04:10')}, from: "${dewi}", text: "saya di rumah pak, sedang rapat zoom"}`],
      asked,
      [
        question,
        `{at: ${at('10:04:10')}, to: "${kasubag}", contains: ["Dewi Ningsih", "menjawab 3 menit"]}`,
        `{at: ${at('10:04:10')}, to: "${dewi}", contains: ["jawaban tercatat pukul 10.04"]}`,
      ],
    );
    expect(failures).toEqual([]);
  });

  it('a location is an answer too', async () => {
    const failures = await day([wrote, `{at: ${at('10:05:00')}, from: "${dewi}", location: [-7.1, 112.7]}`], asked, [
      `{at: ${at('10:05:00')}, to: "${kasubag}", contains: ["menjawab 4 menit"]}`,
    ]);
    expect(failures).toEqual([]);
  });

  it('whoever does not answer is told to the officer with the hour of the question, once', async () => {
    const failures = await day([wrote], asked, [
      question,
      `{at: ${at('10:07:00')}, to: "${kasubag}", contains: ["Dewi Ningsih", "tidak menjawab", "10.00"]}`,
    ]);
    expect(failures).toEqual([]);
  });

  it('an answer sent in time counts although the service was down and read it only later', async () => {
    const failures = await day(
      [
        wrote,
        `{at: ${at('10:02:00')}, service: stop}`,
        `{at: ${at('10:06:00')}, from: "${dewi}", text: "hadir bu"}`,
        `{at: ${at('10:40:00')}, service: start}`,
      ],
      asked,
      [
        `{at: ${at('10:40:00')}, to: "${kasubag}", contains: ["menjawab 5 menit"]}`,
        `{at: ${at('10:00:00')}, to: "${kasubag}", never: ["tidak menjawab"]}`,
      ],
    );
    expect(failures).toEqual([]);
  });

  it('to somebody who has never written nothing is sent; the officer gets the text to pass on', async () => {
    const failures = await day(
      [],
      [
        asked[0] ?? '',
        `{at: ${at('10:00:30')}, from: "${kasubag}", text: ya, contains: [belum pernah menulis, "paling lambat pukul"]}`,
      ],
      [
        `{at: ${at('10:00:00')}, to: "${dewi}", never: [mohon, paling lambat]}`,
        `{at: ${at('10:07:00')}, to: "${kasubag}", never: ["tidak menjawab"]}`,
      ],
    );
    expect(failures).toEqual([]);
  });

  it('outside the hours, of the ill, and by somebody who is no officer nobody is asked', async () => {
    const failures = await day(
      [wrote],
      [
        `{at: ${at('07:40:00')}, from: "${kasubag}", text: "kontak dewi", contains: ["hanya pukul 08.00–16.00"]}`,
        `{at: ${at('08:30:00')}, from: "${dewi}", text: "sy sakit bu", contains: ["*YA*"]}`,
        `{at: ${at('08:31:00')}, from: "${dewi}", text: "ya", contains: ["nomor 1"]}`,
        `{at: ${at('09:00:00')}, from: "${kasubag}", text: "kontak dewi", contains: ["tidak dihubungi", "sakit"]}`,
        `{at: ${at('09:10:00')}, from: "${dewi}", text: "kontak fitri", contains: ["pejabat yang berwenang"]}`,
      ],
    );
    expect(failures).toEqual([]);
  });
});

describe('a random sample', () => {
  it('asks those who were asked least recently, and over time everybody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }), (people, size) => {
        const last = new Map<number, number>();
        const rounds = Math.ceil(people / size) * 2;
        for (let round = 0; round < rounds; round++) {
          const candidates = Array.from({ length: people }, (_, id) => ({ id, lastAskedAt: last.get(id) ?? null }));
          const chosen = contactSample(candidates, size, `2026-04-10/${round}`);
          expect(chosen).toEqual(contactSample([...candidates].reverse(), size, `2026-04-10/${round}`));
          expect(new Set(chosen).size).toBe(Math.min(size, people));
          for (const id of chosen) last.set(id, round);
        }
        expect(last.size).toBe(people);
      }),
    );
  });
});
