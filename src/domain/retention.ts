/** How long what is kept: the agency's own terms (domain.md 5.1); verdicts stay in every case. */
export type Retention = {
  readonly coordinatesDays: number;
  /** What becomes of coordinates then: gone, or rounded to two decimals (about a kilometre). */
  readonly then: 'drop' | 'blur';
  /** Photos and documents that came with a request. */
  readonly lettersDays: number;
  /** Words people wrote in requests, objections, complaints and work notes. */
  readonly textsDays: number;
  /** Bodies of messages this service has sent. */
  readonly messagesDays: number;
};

export const usualRetention: Retention = {
  coordinatesDays: 90,
  // biome-ignore lint/suspicious/noThenProperty: a word of the configuration, never a function
  then: 'drop',
  lettersDays: 365,
  textsDays: 365,
  messagesDays: 30,
};

/** Stands where words were whose term is over. */
export const termOver = '(dihapus, masa simpan berakhir)';
