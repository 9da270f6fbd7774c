import type { Proposal } from '../domain/dialogue.ts';
import type { Phrase } from '../domain/phrase.ts';
import { absences } from './absence.ts';
import { acknowledgement, opensWithThanks } from './acknowledgement.ts';
import { calendar } from './calendar.ts';
import { call, calls } from './call.ts';
import { callReply } from './call-desk.ts';
import { claim } from './claim.ts';
import { claimCode } from './claim-code.ts';
import { type Answer, type Ask, type Asker, type Command, type Deps, type Intent, say } from './command.ts';
import { complaint, complaintReply } from './complaint.ts';
import { contact } from './contact.ts';
import { correction } from './correction.ts';
import { delegation } from './delegation.ts';
import { dispensation } from './dispensation.ts';
import { greeting } from './greeting.ts';
import { bindGroup, releaseGroup } from './group-bind.ts';
import { groupMembers } from './group-members.ts';
import { help } from './help.ts';
import { missing } from './missing.ts';
import { notAShare } from './not-a-share.ts';
import { objection } from './objection.ts';
import { office } from './office.ts';
import { override } from './override.ts';
import { place } from './place.ts';
import { presenceOrder } from './presence-order.ts';
import { privacy } from './privacy.ts';
import { recap } from './recap.ts';
import { reply, requests } from './reply.ts';
import { roster } from './roster.ts';
import { rosterWeek } from './roster-week.ts';
import { slotTimes } from './slot-times.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { resume, suspend } from './suspension.ts';
import { swap } from './swap.ts';
import { undo, withdraw } from './take-back.ts';
import { unitRecap } from './unit-recap.ts';
import { unknown } from './unknown.ts';
import { whyMode } from './why-mode.ts';
import { workNote } from './work-note.ts';
import { workNotes } from './work-notes.ts';

/** Tried from the top; the first that matches answers. Traps (domain.md 8.2) stand before what they imitate. */
const commands: readonly Command[] = [
  reply,
  undo,
  withdraw,
  requests,
  claim,
  claimCode,
  bindGroup,
  releaseGroup,
  groupMembers,
  acknowledgement,
  greeting,
  start,
  calls,
  complaintReply,
  presenceOrder,
  dispensation,
  override,
  correction,
  delegation,
  suspend,
  resume,
  privacy,
  complaint,
  call,
  callReply,
  contact,
  place,
  whyMode,
  missing,
  rosterWeek,
  workNotes,
  workNote,
  unitRecap,
  office,
  swap,
  objection,
  ...absences,
  notAShare,
  slotTimes,
  calendar,
  recap,
  status,
  roster,
  help,
  unknown,
];

/** What a group may hear: hours, holidays and how to share (law 8). */
const forGroups: readonly Intent[] = ['bantuan', 'jam', 'libur'];

/** About the group itself: said in it, answered in the asker's private chat. */
const ofGroups: readonly Intent[] = ['ikat', 'lepas'];

/** What the words ask for. In a group everything else than general questions stays unanswered. */
export function understand(phrase: Phrase, asker: Asker, inGroup: boolean): Intent {
  const intent = commands.find((command) => command.matches(phrase, asker))?.intent ?? 'unknown';
  if (inGroup) return forGroups.includes(intent) || ofGroups.includes(intent) ? intent : 'no-reply';
  return intent === 'unknown' && opensWithThanks(phrase) ? 'no-reply' : intent;
}

export async function answer(ask: Ask, asker: Asker, deps: Deps): Promise<Answer> {
  if (ask.inGroup && !forGroups.includes(ask.intent)) return say(null);
  const command = commands.find(({ intent }) => intent === ask.intent) ?? unknown;
  return command.answer(ask, asker, deps);
}

/** What YA does after something was read back. */
export async function confirm(proposal: Proposal, ask: Ask, asker: Asker, deps: Deps): Promise<Answer> {
  const command = commands.find(({ intent, confirm: does }) => intent === proposal.intent && does !== undefined);
  return command?.confirm ? command.confirm(proposal.facts, ask, asker, deps) : say(null);
}
