import { describe, expect, test } from 'vitest';
import { steppingClock } from '../../src/clock/stepping.ts';

describe('the stepping clock', () => {
  test('time stands still until it is moved', () => {
    const clock = steppingClock(1000);
    clock.after(0, () => expect.fail('nobody moved the clock'));
    expect([clock.now(), clock.nextDue()]).toEqual([1000, 1000]);
  });

  test('what is due runs in order, each at its own time, also what is set on the way', () => {
    const clock = steppingClock(0);
    const ran: string[] = [];
    const note = (name: string) => () => ran.push(`${name} ${clock.now()}`);
    clock.after(300, note('c'));
    clock.after(100, () => {
      note('a')();
      clock.after(100, note('b'));
      clock.after(900, note('later'));
    });
    clock.after(300, note('d'));
    clock.advanceTo(500);
    expect(ran).toEqual(['a 100', 'b 200', 'c 300', 'd 300']);
    expect([clock.now(), clock.nextDue()]).toEqual([500, 1000]);
  });

  test('what is cancelled does not run, and nothing due is null', () => {
    const clock = steppingClock(0);
    const cancel = clock.after(100, () => expect.fail('cancelled'));
    cancel();
    cancel();
    clock.advanceTo(200);
    expect(clock.nextDue()).toBeNull();
  });

  test('it does not nudge and does not go back', () => {
    const clock = steppingClock(100);
    clock.nudge(() => expect.fail('a stepping clock does not nudge'))();
    clock.advanceTo(100);
    expect(() => clock.advanceTo(99)).toThrow('cannot go back');
  });
});
