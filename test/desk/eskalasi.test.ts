import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contoh, openStage, root, type Stage, told } from '../edicts/stage.ts';

// Features 58: a digest nobody reacts to goes on to the head, and the first word of the Kasubag stops it.
let stage: Stage;
beforeAll(() => {
  stage = openStage();
  const yaml = readFileSync(join(root, 'config/serlok.yaml'), 'utf8');
  stage.write('config/serlok.yaml', `${yaml}\nescalation: {minutes: 60}\n`);
});
afterAll(() => stage.clear());

const kasubag = '198206142006042002';
const head = '196804121993031001';
const at = (clock: string) => `2021-07-30T${clock}+08:00`;

async function day(events: readonly string[], replies: readonly string[]): Promise<readonly string[]> {
  const played = await stage.play(
    [
      'title: Eskalasi',
      'config: config',
      `people: ${join(contoh, 'people.csv')}`,
      `rosters: ${join(contoh, 'roster-kota.csv')}`,
      'events:',
      `  - {at: ${at('06:30:00')}, from: "${kasubag}", text: mulai}`,
      `  - {at: ${at('06:31:00')}, from: "${head}", text: mulai}`,
      ...events.map((line) => `  - ${line}`),
      'expect:',
      '  replies:',
      ...replies.map((line) => `    - ${line}`),
    ].join('\n'),
  );
  try {
    return told(played);
  } finally {
    await played.close();
  }
}

it('a digest that nobody reacts to within the hour goes on to the head, in figures, once', async () => {
  expect(
    await day(
      [],
      [
        `{at: ${at('08:31:00')}, to: "${head}", contains: ["*Pagi*", "belum ditanggapi Kasubag", "*belum*"]}`,
        `{at: ${at('07:31:00')}, to: "${head}", never: [Ruslan, Besse]}`,
      ],
    ),
  ).toEqual([]);
});

it('whatever the Kasubag writes after the digest stops it', async () => {
  expect(
    await day(
      [`{at: ${at('07:50:00')}, from: "${kasubag}", text: "siap, saya hubungi satu satu"}`],
      [`{at: ${at('08:20:00')}, to: "${head}", never: ["*Pagi*"]}`],
    ),
  ).toEqual([]);
});
