import type { SendCaps } from '../domain/outbox.ts';
import { listOf, mapping, whole } from './fields.ts';

/** Far under every figure at which numbers were restricted (faults.md §4). */
export const defaultCaps: SendCaps = {
  textsPerHour: 60,
  reactionsPerHour: 120,
  reportsPerHour: 40,
  perDay: 400,
  unaskedGapMinutes: 10,
  answersPerTenMinutes: 6,
  jitterSeconds: [4, 20],
  acknowledgeWithinMinutes: 10,
  warmUpDays: 7,
};

const capsFields = mapping({
  textsPerHour: whole(0, 10_000).default(defaultCaps.textsPerHour),
  reactionsPerHour: whole(0, 10_000).default(defaultCaps.reactionsPerHour),
  reportsPerHour: whole(0, 10_000).default(defaultCaps.reportsPerHour),
  perDay: whole(0, 100_000).default(defaultCaps.perDay),
  unaskedGapMinutes: whole(1, 1440).default(defaultCaps.unaskedGapMinutes),
  answersPerTenMinutes: whole(1, 100).default(defaultCaps.answersPerTenMinutes),
  jitterSeconds: listOf(whole(0, 600))
    .transform((ends, ctx): readonly [number, number] => {
      const [least, most, ...more] = ends;
      if (least !== undefined && most !== undefined && least <= most && more.length === 0) return [least, most];
      ctx.issues.push({
        code: 'custom',
        input: ends,
        message: 'dua bilangan, yang kecil lebih dulu, misalnya [4, 20]',
      });
      return [0, 0];
    })
    .default(defaultCaps.jitterSeconds),
  acknowledgeWithinMinutes: whole(1, 1440).default(defaultCaps.acknowledgeWithinMinutes),
  warmUpDays: whole(0, 60).default(defaultCaps.warmUpDays),
});

/** Reports keep their hour free out of the day: with less than that nothing else would ever go. */
export const capsFile = capsFields.transform((caps, ctx): SendCaps => {
  if (caps.perDay <= caps.reportsPerHour)
    ctx.issues.push({
      code: 'custom',
      input: caps,
      path: ['perDay'],
      message: `bilangan di atas reportsPerHour (${caps.reportsPerHour})`,
    });
  return caps;
});

/** The caps that were raised over the defaults: allowed, but never in silence (faults.md §4). */
export function raisedCaps(caps: SendCaps): readonly (keyof SendCaps)[] {
  const more = ['textsPerHour', 'reactionsPerHour', 'reportsPerHour', 'perDay', 'answersPerTenMinutes'] as const;
  return [
    ...more.filter((cap) => caps[cap] > defaultCaps[cap]),
    ...(caps.unaskedGapMinutes < defaultCaps.unaskedGapMinutes ? (['unaskedGapMinutes'] as const) : []),
    ...(caps.warmUpDays < defaultCaps.warmUpDays ? (['warmUpDays'] as const) : []),
    ...(caps.jitterSeconds[0] < defaultCaps.jitterSeconds[0] ? (['jitterSeconds'] as const) : []),
  ];
}
