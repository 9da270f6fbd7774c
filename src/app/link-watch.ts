import type { LinkStatus } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import { alarmWords } from '../words/alarm.ts';
import { needsSomebody, troubleText } from '../words/link.ts';

type Deps = {
  readonly clock: Pick<Clock, 'after'>;
  readonly log: { info(fields: object, text: string): void; warn(fields: object, text: string): void };
  alarm(code: string, sentence: string): void;
};

/** What passes by itself is an alarm when it has lasted this long. */
const patienceMs = 120_000;

/** Says in the log and, where somebody must act, in the alarm file why the line is not open and what to do. */
export function watchLink({ clock, log, alarm }: Deps) {
  let said: string | null = null;
  let latest: LinkStatus['trouble'] = null;
  let cancel: (() => void) | null = null;

  const wait = () => {
    cancel ??= clock.after(patienceMs, () => {
      if (latest && !needsSomebody(latest)) alarm(latest.kind, troubleText(latest));
      else if (!latest) alarm('tertutup', alarmWords.closed);
    });
  };
  const forget = () => {
    cancel?.();
    cancel = null;
  };

  return {
    changed({ state, trouble }: LinkStatus): void {
      latest = trouble;
      const name = trouble && `${trouble.kind} ${trouble.code}`;
      if (trouble && name !== said) {
        log.warn({ state, why: trouble.kind, code: trouble.code }, troubleText(trouble));
        if (needsSomebody(trouble)) alarm(trouble.kind, troubleText(trouble));
      }
      if (state === 'open' && !trouble) {
        if (said !== null) log.info({ state }, 'the line is well again');
        forget();
      } else if (state !== 'unlinked' && state !== 'pairing') wait();
      said = name;
    },
    stop: forget,
  };
}
