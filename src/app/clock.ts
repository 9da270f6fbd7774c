import { realClock } from '../clock/real.ts';
import { scaledClock } from '../clock/scaled.ts';
import type { Environment } from '../config/environment.ts';
import type { Clock } from '../ports/clock.ts';

/** The clock the environment asks for: service and commands must agree on what time it is, in a rehearsal too. */
export const clockOf = ({ clock }: Environment): Clock => (clock.kind === 'real' ? realClock() : scaledClock(clock));
