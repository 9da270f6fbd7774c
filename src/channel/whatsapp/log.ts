/** What the channel may say about itself: an event and figures, never a person (law 12). */
export type Log = (event: string, facts?: Readonly<Record<string, number | string | boolean>>) => void;

const nothing = (): void => {};

/** For Baileys, whose every line may hold a JID, a key or a text. */
export const silentLogger = {
  level: 'silent',
  child: () => silentLogger,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};
