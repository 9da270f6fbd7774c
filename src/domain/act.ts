import type { AbsenceKind } from './absence.ts';
import type { Identity, Role } from './person.ts';
import type { SlotState } from './presence.ts';
import type { RosterMode } from './roster.ts';
import type { Instant, LocalDate, MinuteOfDay } from './time.ts';

export const actStates = ['waiting', 'in_force', 'refused', 'withdrawn', 'undone', 'closed'] as const;
/** `waiting`: for somebody's word or deadline. `closed`: it has had its answer and rules no day. */
export type ActState = (typeof actStates)[number];

/** Something people decide, ask or state by chat. Facts like shares: verdicts are computed from them (law 3). */
export type Act = {
  /** What people write: "YA 12". */
  readonly id: number;
  /** Whom it is about. */
  readonly persons: readonly number[];
  /** A unit or area that it reaches as a whole, or `everyUnit`; `null`: only `persons`. */
  readonly unit: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly state: ActState;
  /** NIP. */
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** When the clock has to look at it. */
  readonly dueAt: Instant | null;
  /** How often it was touched. */
  readonly moves: number;
  readonly body: ActBody;
};

export type NewAct = Pick<Act, 'persons' | 'unit' | 'from' | 'to' | 'dueAt' | 'body'> & {
  readonly state: 'waiting' | 'in_force' | 'closed';
};

export type ActBody =
  | {
      readonly kind: 'absence';
      readonly absence: AbsenceKind;
      /** Half a day: from this minute on of the first day. */
      readonly fromMinute: MinuteOfDay | null;
      /** Without a word on health: of an illness nothing but the code stays (domain.md 5.1). */
      readonly because: string | null;
      readonly document: string | null;
      /** Who consented, where that is not the one who entered it: "Sekretaris Daerah" (PSR-11). */
      readonly consent: string | null;
    }
  | {
      /** PSR-10. Excuses from the acknowledgement on. */
      readonly kind: 'call';
      readonly at: MinuteOfDay | null;
      readonly because: string;
      readonly acknowledgedAt: Instant | null;
    }
  | {
      /** MLG-3, PLP-6: at the office on those days, on the first one from `since` on, and never before it was decided. */
      readonly kind: 'presence';
      readonly since: MinuteOfDay | null;
      readonly because: string;
      readonly consent: { readonly by: string; readonly letter: string | null } | null;
    }
  | { readonly kind: 'override'; readonly mode: RosterMode; readonly because: string }
  | {
      readonly kind: 'dispensation';
      /** Windows that touch the interval are void; `null`: from the day's beginning, to its end. */
      readonly after: MinuteOfDay | null;
      readonly before: MinuteOfDay | null;
      readonly because: string;
    }
  | {
      readonly kind: 'swap';
      readonly turns: readonly { readonly person: number; readonly date: LocalDate; readonly mode: RosterMode }[];
      readonly partner: number;
      readonly consentedAt: Instant | null;
    }
  | {
      /**
       * PPU-6. `askedAt`: each time the question was put, `dueAt` the hour it names. What came after that hour is kept with its
       * time, `silent` all the same. `excused`: ill or away meanwhile; `blind`: nobody can know, the queue was lost.
       */
      readonly kind: 'contact';
      readonly wants: 'text' | 'location' | 'either';
      readonly minutes: number;
      readonly attempts: number;
      readonly askedAt: readonly Instant[];
      readonly answeredAt: Instant | null;
      readonly outcome: 'answered' | 'silent' | 'not-reached' | 'excused' | 'blind' | null;
    }
  | {
      readonly kind: 'objection';
      readonly slot: string | null;
      readonly text: string;
      readonly outcome: string | null;
    }
  | {
      readonly kind: 'complaint';
      readonly text: string;
      readonly outcome: string | null;
      /** Whom it is about: they neither see nor answer it. */
      readonly against?: readonly number[];
    }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'correction';
      readonly slot: string;
      readonly set: SlotState;
      readonly because: string;
      /** The objection it grants: taken back together. */
      readonly objection?: number;
    }
  | {
      /** Somebody on an address nobody knows says who he is; `null`: a code was given and nobody has sent it yet. */
      readonly kind: 'claim';
      readonly identity: Identity | null;
      readonly chat: string | null;
      /** sha256 of the one-time code an officer gave, until when it holds, and how often a wrong one came. */
      readonly code: { readonly hash: string; readonly until: Instant; readonly tries: number } | null;
    }
  | {
      readonly kind: 'place';
      readonly label: string;
      /** Only of a registered place; gone when its term is over. */
      readonly lat: number | null;
      readonly lon: number | null;
      /** A new registered place; otherwise one for these days. */
      readonly lasting: boolean;
    }
  | {
      readonly kind: 'delegation';
      readonly role: Role;
      /** Where the role is held. */
      readonly office: string;
      readonly form: 'plt' | 'plh' | 'delegasi';
    }
  /** UU 27/2022: processing of a person's data is paused; the Kasubag tallies by hand. */
  | { readonly kind: 'suspension'; readonly because: string | null };

export type ActKind = ActBody['kind'];
export type ActOf<K extends ActKind> = Act & { readonly body: Extract<ActBody, { readonly kind: K }> };

export const isAct = <K extends ActKind>(act: Act, kind: K): act is ActOf<K> => act.body.kind === kind;

/** A touch of an act: who did what to it, and what it was before. */
export type Move = {
  readonly act: number;
  readonly seq: number;
  readonly at: Instant;
  /** NIP, or `jam` for the clock. */
  readonly actor: string;
  /** `null`: it was opened. */
  readonly from: ActState | null;
  readonly to: ActState;
  readonly before: ActBody | null;
  readonly note: string | null;
};

/** A change can be taken back by its maker for that long. */
export const undoMs = 10 * 60_000;

/** Where an act reaches the whole agency. */
export const everyUnit = '*';

/** Stands in a message for the number an act gets when it is written down. */
export const numberHere = '{nomor}';
