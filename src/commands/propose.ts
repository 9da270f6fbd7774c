import type { Proposal } from '../domain/dialogue.ts';
import { askYes } from '../words/desk.ts';
import type { Answer, Ask } from './command.ts';

/** Reads a change back; it happens when the person answers YA, and on nothing else. */
export const propose = (intent: Proposal['intent'], facts: unknown, reading: string, ask: Ask): Answer => ({
  text: `${reading}\n${askYes}`,
  audit: [],
  step: { kind: 'confirm', proposal: { intent, facts }, letters: ask.letters ?? [] },
});

/** Asks for what is missing; the next words are read together with those said so far. */
export const askFor = (intent: Proposal['intent'], question: string, ask: Ask): Answer => ({
  text: question,
  audit: [],
  step: { kind: 'detail', intent, said: ask.said ?? ask.phrase.raw, letters: ask.letters ?? [] },
});

/** The answer that ends a conversation. */
export const done = (text: string | null, desk: Answer['desk'] = []): Answer => ({ text, audit: [], desk, step: null });
