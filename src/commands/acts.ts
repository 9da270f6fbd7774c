import { absenceDesk } from './absence-desk.ts';
import { type ActDesk, anyDesk } from './act-desk.ts';

/** Every kind of act that somebody's YA or TIDAK settles, and that its maker may take back. */
export const actDesks: readonly ActDesk[] = [anyDesk(absenceDesk)];
