import type { BinaryNode } from '@whiskeysockets/baileys';
import type { BotAddress } from '../../phones/network.ts';
import type { Directory } from '../directory.ts';
import type { LinkedDevice } from '../linked.ts';

/** What the answers are made from. */
export type QueryContext = {
  readonly directory: Directory;
  readonly device: LinkedDevice;
  readonly bot: BotAddress;
  readonly now: () => number;
};

/** The children of the result; a code is an error; `undefined` means that this part does not know the query. */
export type Answer = readonly BinaryNode[] | { readonly error: string; readonly text: string } | undefined;
export type Answerer = (iq: BinaryNode, context: QueryContext) => Answer;
