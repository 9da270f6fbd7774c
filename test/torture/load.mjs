import { pause } from './child.mjs';
import { oneOf, stream } from './random.mjs';
import { home, officeGroup } from './world.mjs';

/** The queue does not grow beyond this: more would only test patience. */
const longestQueue = 300;

/**
 * Everybody sends: shares to the office group, by phone number or by LID, and a question one time in ten; one each 12 ms
 * or so. `mood` is what the present nemesis wants. `sent` tells of each message what the checker must know.
 */
export function keepSending(world, seed) {
  const { server, phones, people } = world;
  const sent = [];
  const mood = { duplicate: false, reorder: false, tamper: false, noAlt: false };
  const members = people.filter(({ unit }) => unit === 'diskominfo').map(({ nip }) => nip);
  const everybody = [...phones.keys()];
  let going = true;

  async function send(number) {
    const random = stream(seed, `message ${number}`);
    const place = { lat: home.lat + random() / 1000, lon: home.lon };
    const way = random();
    const group = way < 0.3;
    const question = !group && way < 0.4;
    const nip = oneOf(random, group ? members : everybody);
    const at = world.now();
    const late = mood.reorder && random() < 0.4 ? Math.floor(random() * 12_000) : 0;
    const tamper = mood.tamper && random() < 0.2;
    const options = {
      at,
      ...(group ? { chat: officeGroup } : { addressing: way < 0.7 ? 'pn' : 'lid', omitAlt: mood.noAlt || way > 0.9 }),
      ...(late > 0 ? { arrives: at + late } : {}),
      ...(mood.duplicate ? { duplicate: true } : {}),
      ...(tamper ? { tamper } : {}),
    };
    const phone = phones.get(nip);
    const id = await (question ? phone.sendText('status', options) : phone.sendLocation(place, options));
    sent.push({ id, nip, at, kind: question ? 'text' : 'pin', group, late: late > 0, tamper });
  }

  const work = (async () => {
    for (let number = 0; going; number += 1) {
      await send(number);
      await pause(stream(seed, `pause ${number}`)() * 24);
      while (going && server.outstanding() > longestQueue) await pause(10);
    }
  })();

  // Told by `stop`.
  work.catch(() => {});

  return {
    sent,
    mood,
    members,
    calm: () => Object.assign(mood, { duplicate: false, reorder: false, tamper: false, noAlt: false }),
    /** A phone with new keys, whose group key comes after what was sealed with it. */
    async lateKey(random) {
      const nip = oneOf(random, members);
      const phone = phones.get(nip);
      phone.reinstall();
      for (const late of [9000, 0, 0, 4000]) {
        const at = world.now();
        const id = await phone.sendLocation(home, { chat: officeGroup, at, arrives: at + late });
        sent.push({ id, nip, at, kind: 'pin', group: true, late: late > 0, tamper: false });
      }
    },
    async stop() {
      going = false;
      await work;
    },
  };
}
