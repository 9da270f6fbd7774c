/** What may happen between the bot and its phones. Any order of acts can be played; one that finds nothing to do is passed over. */
const weights = {
  'phone says': 12,
  'bot hears': 30,
  'bot hears again': 5,
  'bot hears it damaged': 5,
  'lost on the way to the bot': 1.5,
  'bot says': 9,
  'phone hears': 16,
  'lost on the way to the phone': 1.5,
  'bot hears and says at once': 3,
  'phone reinstalls': 0.6,
  'phone opens anew': 1,
  'bot opens anew': 1,
  'both open at once': 0.8,
  'phone tells the group': 4,
  'bot hears in the group': 9,
  'bot hears in the group again': 1.5,
  'bot hears in the group, damaged': 1.5,
  'phone rotates its group key': 0.5,
  'bot tells the group': 1.5,
  'phone hears in the group': 3,
  'bot rotates its group key': 0.1,
} as const;

export type Act = keyof typeof weights;
/** `pick`, `place` and `bit` are fractions: of what is under way, of the ciphertext's length, of eight bits. */
export type Step = {
  readonly act: Act;
  readonly who: number;
  readonly count: number;
  readonly pick: number;
  readonly place: number;
  readonly bit: number;
};

/** The same seed gives the same steps, however the engines answer. */
export function* stepsFrom(seed: number, people: number): Generator<Step> {
  const random = randomFrom(seed);
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  for (;;) {
    let left = random() * total;
    const act = (Object.keys(weights) as Act[]).find((name) => {
      left -= weights[name];
      return left < 0;
    });
    yield {
      act: act ?? 'bot hears',
      who: Math.floor(random() * people),
      count: 1 + Math.floor(random() * 5),
      pick: random(),
      place: random(),
      bit: random(),
    };
  }
}

/** mulberry32 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
