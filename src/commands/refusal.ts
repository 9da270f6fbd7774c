import { refused } from '../words/refused.ts';
import { type Answer, type Asker, type Intent, say } from './command.ts';

/** The one answer to everything a person may not know; logged (D15). Says nothing about who or what exists. */
export const refuse = (asker: Asker, intent: Intent): Answer =>
  say(refused, [{ actor: asker.person.nip, action: 'refused', detail: intent }]);

/**
 * An officer looked at other people's data: logged as well (domain.md 5.1, Art. 31). `whom` is a NIP, or `unit:<id>` where
 * everybody in it was looked at: what *data saya* shows them.
 */
export const readEntry = (asker: Asker, intent: Intent, what: string, whom: string | null = null) => ({
  actor: asker.person.nip,
  action: 'read',
  detail: `${intent} ${what}`,
  about: whom,
});
