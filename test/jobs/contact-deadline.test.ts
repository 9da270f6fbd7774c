import { describe, expect, it } from 'vitest';
import type { ActOf } from '../../src/domain/act.ts';
import type { ContactRule } from '../../src/domain/edict.ts';
import type { DayPlan } from '../../src/domain/plan.ts';
import { planDay } from '../../src/domain/plan.ts';
import { instantOf, type LocalDate, type MinuteOfDay, minuteMs } from '../../src/domain/time.ts';
import { contactOverdue } from '../../src/jobs/contact-deadline.ts';
import type { JobDeps } from '../../src/jobs/job.ts';
import { edict, person, policy } from '../domain/made.ts';

const thursday = '2021-07-29' as LocalDate;
const rule: ContactRule = {
  clause: 'poin 5',
  from: 480 as MinuteOfDay,
  to: 960 as MinuteOfDay,
  minutes: 15,
  attempts: 1,
  answer: 'either',
};
const rules = policy({ edict: edict({ contact: rule }) });
const dewi = person();
const plan = planDay(rules, dewi, thursday, { roster: { mode: 'wfh', edict: null }, absences: [], overrides: [] });
const asked = instantOf(thursday, 600, plan.zone);
const dueAt = asked + 16 * minuteMs;

const act: ActOf<'contact'> = {
  id: 3,
  persons: [dewi.id],
  unit: null,
  from: thursday,
  to: thursday,
  state: 'waiting',
  madeBy: '1',
  madeAt: asked,
  decidedBy: null,
  decidedAt: null,
  dueAt,
  moves: 1,
  body: {
    kind: 'contact',
    wants: 'either',
    minutes: 15,
    attempts: 1,
    askedAt: [asked],
    answeredAt: null,
    outcome: null,
  },
};

const judged = async (
  left: number | null,
  day: Partial<DayPlan> = {},
  blind: readonly { from: number; to: number }[] = [],
  one = act,
) => {
  const deps = {
    board: {
      day: async () => [{ plan: { ...plan, ...day }, slots: [] }],
      sight: async () => ({ now: dueAt, drainedThrough: dueAt, blind }),
    },
    desk: { leftAt: async () => left },
    ledger: { contacts: async () => new Map() },
    clock: { now: () => dueAt },
  } as unknown as JobDeps;
  const change = await contactOverdue(one, dewi, dewi, deps);
  if (change.do !== 'move' || change.body?.kind !== 'contact')
    return { to: change.do === 'move' ? change.to : change.do, outcome: null, told: 0 };
  return { to: change.to, outcome: change.body.outcome, told: change.tell.length };
};

describe('a question whose hour has passed', () => {
  it('and that left is told as silence, and a late answer is still waited for', async () => {
    expect(await judged(asked + 9000)).toEqual({ to: 'waiting', outcome: 'silent', told: 1 });
  });

  it('and that never left makes nobody silent', async () => {
    expect(await judged(null)).toEqual({ to: 'closed', outcome: 'not-reached', told: 1 });
  });

  it('is not judged where a part of it lies in an interval whose queue is lost (law 6)', async () => {
    const lost = [{ from: asked + 5 * minuteMs, to: asked + 7 * minuteMs }];
    expect(await judged(asked + 9000, {}, lost)).toEqual({ to: 'closed', outcome: 'blind', told: 1 });
    const earlier = [{ from: asked - 60 * minuteMs, to: asked - 30 * minuteMs }];
    expect(await judged(asked + 9000, {}, earlier)).toMatchObject({ outcome: 'silent' });
  });

  it.each([
    ['ill', { waiting: 'sakit' as const }],
    ['called to the office', { away: [{ from: 605, until: 1440, why: 'dipanggil' as const }] }],
    ['ordered there', { mode: 'office' as const }],
  ])('is not judged of somebody who is %s since', async (_, day) => {
    expect(await judged(asked + 9000, day)).toEqual({ to: 'closed', outcome: 'excused', told: 1 });
  });

  it('once told is closed without another word', async () => {
    const silent = { ...act, body: { ...act.body, outcome: 'silent' as const } };
    expect(await judged(asked + 9000, {}, [], silent)).toEqual({ to: 'closed', outcome: null, told: 0 });
  });
});
