import { notUnderstood } from '../words/not-yet.ts';
import { type Command, say } from './command.ts';

/** Last in the list: an honest "I did not understand". */
export const unknown: Command = { intent: 'unknown', matches: () => true, answer: async () => say(notUnderstood) };
