import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contoh, openStage, playFile, type Stage, told } from './stage.ts';

/** The Kasubag lends her own number: her family and friends write to it too. */
const day = `
config: config
people: ${join(contoh, 'people.csv')}
rosters: ${join(contoh, 'roster-kota.csv')}
until: 2021-07-30T08:00:00+08:00
events:
  - {at: 2021-07-30T07:02:00+08:00, from: owner, location: '-2.99, 120.19'}
  - {at: 2021-07-30T07:12:00+08:00, from: '198507172010011005', location: '-2.99, 120.19'}
  - {at: 2021-07-30T07:14:00+08:00, from: '081355500123', text: 'halo apa kabar'}
  - {at: 2021-07-30T07:15:00+08:00, from: '081355500123', location: '-2.99, 120.19'}
  - {at: 2021-07-30T07:16:00+08:00, from: owner, chat: '081355500123', text: siapa belum}
  - {at: 2021-07-30T07:17:00+08:00, from: owner, chat: '6281100010397', text: siapa belum}
  - {at: 2021-07-30T07:18:00+08:00, from: '198507172010011005', chat: Keluarga, location: '-2.99, 120.19'}
expect:
  exact: true
  asks:
    - {at: 2021-07-30T07:50:00+08:00, from: owner, text: siapa belum, contains: [Anwar]}
  replies:
    - {at: 2021-07-30T07:02:00+08:00, to: owner, reaction: ✅}
    - {at: 2021-07-30T07:12:00+08:00, to: '198507172010011005', reaction: ✅}
    - {at: 2021-07-30T07:31:00+08:00, to: owner, contains: [Belum mengirim]}
  states:
    - {date: 2021-07-30, person: '198206142006042002', slot: pagi, state: tepat}
`;

describe('on the Kasubag’s own number', () => {
  let stage: Stage;
  afterEach(() => stage.clear());

  it.each([false, true])(
    'strangers and her private chats get silence, she commands in the chat with herself (network: %s)',
    async (network) => {
      stage = openStage();
      const serlok = readFileSync(join(stage.folder, 'config/serlok.yaml'), 'utf8')
        .replace(/^number: .*/m, 'number: {kind: personal, owner: "198206142006042002"}')
        .replace(/^strangers: .*/m, '');
      stage.write('config/serlok.yaml', serlok);
      const played = await playFile(stage.write('day.yaml', day), { network });
      try {
        expect(told(played)).toEqual([]);
        const { inbox } = played.app.house;
        expect(await inbox.depth()).toEqual({ pending: 0, quarantined: 0 });
      } finally {
        await played.close();
      }
    },
  );
});
