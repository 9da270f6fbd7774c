/** What one person can be on one day. Only a `free` person is drawn; `office` and `home` count in their group all the same. */
export const presenceOf = { free: 0, office: 1, home: 2, away: 3 } as const;

/**
 * Who works at the office on which day, as numbers: the edict's rules, leave and calendar are worked out before.
 * A person-day is `day * people + person`.
 */
export type Draw = {
  readonly people: number;
  readonly days: number;
  readonly state: Uint8Array;
  /** The group in which a person counts that day; -1: in none (whatever the edict fixed outside any quota). */
  readonly group: Int16Array;
  /** What is published already and stays unless a rule breaks: 0 nothing, 1 office, 2 home. */
  readonly kept: Uint8Array;
  /** Turns at the office before the first day. */
  readonly load: Int32Array;
  /** Per person, 1: was drawn for the last day before the first; for groups whose first block `continues`. */
  readonly before?: Uint8Array;
  readonly groups: readonly DrawGroup[];
  readonly covers: readonly Cover[];
};

/** People who share the turns of one quota. */
export type DrawGroup = {
  /** Everybody who is in it on any day; of equal turns, whoever stands first here is called first. */
  readonly members: readonly number[];
  /** Per day: days of the same number keep the same people at the office; -1: nobody of the group works. */
  readonly block: Int32Array;
  /** The first block began before the first day: whoever was there on the day before stays. */
  readonly continues?: boolean;
  /** Per day, of those who are there: how many must, may and should be at the office, the fixed ones included. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  readonly target: Int32Array;
};

/** At least so many of these at the office on every day on which `least` is above 0. */
export type Cover = { readonly members: readonly number[]; readonly least: Int32Array };

/** What the rules ask and nobody can give, and the nearest that was done instead. */
export type Finding =
  /** Fewer are there than must be at the office. */
  | {
      readonly kind: 'too-few';
      readonly group: number;
      readonly day: number;
      readonly least: number;
      readonly got: number;
    }
  /** More are fixed at the office than may be. */
  | {
      readonly kind: 'too-many-fixed';
      readonly group: number;
      readonly day: number;
      readonly most: number;
      readonly got: number;
    }
  /** The floor lies above the ceiling for so many people. */
  | {
      readonly kind: 'bounds-cross';
      readonly group: number;
      readonly day: number;
      readonly least: number;
      readonly most: number;
      readonly got: number;
    }
  /** Not enough of them are there, or the ceilings of the groups leave no room (`ceilings`: those groups). */
  | {
      readonly kind: 'cover-short';
      readonly cover: number;
      readonly day: number;
      readonly least: number;
      readonly got: number;
      readonly ceilings: readonly number[];
    };

/** How evenly the turns of a group fell; `forcedBy`: covers that keep it from being even. */
export type Spread = {
  readonly group: number;
  readonly least: number;
  readonly most: number;
  readonly forcedBy: readonly number[];
};

export type Drawn = {
  /** Per person-day: 1 at the office, fixed ones included. */
  readonly office: Uint8Array;
  /** Per person-day: the whole turns after that day, with credit for absence (`countDay`). */
  readonly turns: Int32Array;
  readonly findings: readonly Finding[];
  readonly spreads: readonly Spread[];
};
