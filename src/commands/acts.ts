import { absenceDesk } from './absence-desk.ts';
import { type ActDesk, anyDesk } from './act-desk.ts';
import { callDesk } from './call-desk.ts';
import { claimDesk } from './claim-desk.ts';
import { complaintDesk } from './complaint.ts';
import { contactDesk } from './contact-answer.ts';
import { correctionDesk } from './correction.ts';
import { delegationDesk } from './delegation.ts';
import { dispensationDesk } from './dispensation.ts';
import { objectionDesk } from './objection-desk.ts';
import { overrideDesk } from './override.ts';
import { placeDesk } from './place-desk.ts';
import { presenceDesk } from './presence-desk.ts';
import { suspensionDesk } from './suspension.ts';
import { swapDesk } from './swap.ts';
import { noteDesk } from './work-note.ts';

/** Every kind of act that somebody's YA or TIDAK settles, and that its maker may take back. */
export const actDesks: readonly ActDesk[] = [
  anyDesk(absenceDesk),
  anyDesk(callDesk),
  anyDesk(presenceDesk),
  anyDesk(dispensationDesk),
  anyDesk(overrideDesk),
  anyDesk(correctionDesk),
  anyDesk(objectionDesk),
  anyDesk(complaintDesk),
  anyDesk(noteDesk),
  anyDesk(claimDesk),
  anyDesk(swapDesk),
  anyDesk(contactDesk),
  anyDesk(suspensionDesk),
  anyDesk(delegationDesk),
  anyDesk(placeDesk),
];
