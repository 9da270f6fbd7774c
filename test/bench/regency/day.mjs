/** What everybody sends on one Monday in Palopo's four windows, and what is wrong with the way it travels. */
import { day } from './town.mjs';

export const at = (time) => Date.parse(`${day}T${time}+08:00`);
const minute = 60_000;

/** `closes` is the printed minute, which counts as a whole: verdicts follow a minute later. */
const [pagi, istirahat, selesaiIstirahat, sore] = [
  { name: 'pagi', opens: at('07:00:00'), closes: at('07:30:00') },
  { name: 'istirahat', opens: at('12:00:00'), closes: at('12:30:00') },
  { name: 'selesai-istirahat', opens: at('13:00:00'), closes: at('13:30:00') },
  { name: 'sore', opens: at('16:00:00'), closes: at('17:30:00') },
];

/** Forty minutes without a service, over the end of the third window. */
export const outage = { from: at('13:12:00'), to: at('13:52:00') };

/** When the service is up: it is started anew after each gap, so that hours without a window take no time. */
export const whole = {
  slots: [pagi, istirahat, selesaiIstirahat, sore],
  runs: [
    { from: at('06:54:00'), slot: pagi },
    { from: at('11:57:00'), slot: istirahat },
    { from: at('12:57:00'), until: outage.from },
    { from: outage.to, slot: selesaiIstirahat },
    { from: at('15:57:00'), slot: sore, last: true },
  ],
};
export const short = {
  slots: [pagi, selesaiIstirahat],
  runs: [
    { from: at('06:54:00'), slot: pagi },
    { from: at('12:57:00'), until: outage.from },
    { from: outage.to, slot: selesaiIstirahat, last: true },
  ],
};

/** By WhatsApp's time, and the printed minute counts as a whole. */
export const inTime = (event, slot) => event.slot === slot && event.at >= slot.opens && event.at < slot.closes + minute;

const duplicates = 0.01;
const reorders = 0.02;
const asks = 0.005;

export function makeDay({ staff, random }, { slots }) {
  const shares = slots.flatMap((slot) =>
    staff
      .filter((person) => person.wfh && !(person.forgets && random() < 0.7))
      .map((person) => share(person, slot, random)),
  );
  // Officers write first: nobody is written to who never did. A few people ask how they stand.
  const texts = [
    ...staff
      .filter(({ role }) => role !== '')
      .map((person, i) => ({ person, at: at('06:56:00') + i * 500, text: 'mulai' })),
    ...slots.flatMap((slot) =>
      staff
        .filter(() => random() < asks)
        .map((person) => ({ person, at: slot.opens + random() * 25 * minute, text: 'status' })),
    ),
  ];
  return [...shares, ...texts].sort((a, b) => a.at - b.at);
}

function share(person, slot, random) {
  const sent = arrival(slot, random);
  const way = random();
  const options = {
    ...(person.unit.jid === null
      ? { addressing: person.addressing, omitAlt: person.addressing === 'lid' && person.omitAlt }
      : { chat: person.unit.jid }),
    duplicate: way < duplicates,
    // Overtaken by others on the way; there before the queue is drained, as WhatsApp keeps what it has stamped.
    arrivesAfter: way > 1 - reorders ? random() * 45_000 : 0,
  };
  return { person, slot, at: sent, place: near(person.home, random), options };
}

/** 25 % soon after the opening, 15 % any time, 60 % shortly before the end: 54 % in the last five minutes of a half hour. */
function arrival({ opens, closes }, random) {
  const kind = random();
  const wait = -Math.log(1 - random());
  const when =
    kind < 0.25
      ? opens + wait * 3 * minute
      : kind < 0.4
        ? opens + random() * (closes - opens)
        : closes - wait * 2.5 * minute;
  return Math.min(Math.max(when, opens), closes);
}

const near = ({ lat, lon }, random) => ({ lat: lat + random() / 5000, lon: lon + random() / 5000 });
