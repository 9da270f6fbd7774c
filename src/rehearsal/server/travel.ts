/** Things that are sent already but arrive later, on the rehearsal clock. */
export type Travel<T> = {
  put(thing: T, arrives: number): void;
  /** What has arrived by now, in order of arrival. */
  due(now: number): T[];
  next(): number | null;
};

export function makeTravel<T>(): Travel<T> {
  let underWay: { thing: T; arrives: number }[] = [];
  return {
    put(thing, arrives) {
      underWay.push({ thing, arrives });
      underWay.sort((a, b) => a.arrives - b.arrives);
    },
    due(now) {
      const arrived = underWay.filter((one) => one.arrives <= now);
      underWay = underWay.filter((one) => one.arrives > now);
      return arrived.map((one) => one.thing);
    },
    next: () => underWay[0]?.arrives ?? null,
  };
}
