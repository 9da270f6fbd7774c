import type { Act, ActKind, ActOf } from '../domain/act.ts';
import type { Draft } from '../domain/outbox.ts';
import type { Instant } from '../domain/time.ts';
import type { Answer, Ask, Asker, Deps } from './command.ts';

/** How one kind of act is decided by chat. */
export type ActDesk<K extends ActKind = ActKind> = {
  readonly kind: K;
  /** "izin Jumat, 30 Juli 2021 Darmawati Sanusi": what it is called in every message about it. */
  title(act: ActOf<K>, deps: Deps): Promise<string>;
  /** Whether this person's YA or TIDAK settles it as it stands. */
  mayAnswer(act: ActOf<K>, asker: Asker, deps: Deps): Promise<boolean>;
  /** YA or TIDAK of somebody who may answer; `words` is what stands behind the number. */
  answer(act: ActOf<K>, yes: boolean, words: string, ask: Ask, asker: Asker, deps: Deps): Promise<Answer>;
  /** Who hears of it when its maker takes it back or somebody undoes a decision; without the one who does so. */
  concerned(act: ActOf<K>, deps: Deps): Promise<readonly number[]>;
  /** What was announced to groups is announced to be void. */
  retracted?(act: ActOf<K>, at: Instant, deps: Deps): Promise<readonly Draft[]>;
};

/** A kind whose deciding is written for it alone, in a list of all kinds. */
export const anyDesk = <K extends ActKind>(desk: ActDesk<K>): ActDesk => desk as unknown as ActDesk;

export const deskFor = (desks: readonly ActDesk[], act: Act): ActDesk | undefined =>
  desks.find(({ kind }) => kind === act.body.kind);
