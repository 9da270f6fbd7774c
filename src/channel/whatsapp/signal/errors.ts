export type Refusal =
  | 'duplicate'
  /** Its key is used up or was passed over, and we do not have the message. */
  | 'passed-over'
  | 'no-session'
  | 'no-sender-key'
  | 'no-prekey'
  | 'bad-mac'
  | 'bad-signature'
  | 'malformed';

/** The engine refused a ciphertext. The message is what Baileys acts on; nothing was changed. */
export type EngineError = Error & { readonly refusal: Refusal };

// Baileys compares two texts only: the first below makes it answer NACK 487 instead of asking the phone to send
// again (MISSING_KEYS_ERROR_TEXT); every other one makes it ask. The rest name the class for a reader of stub texts.
const texts: Readonly<Record<Refusal, string>> = {
  duplicate: 'Key used already or never filled',
  'passed-over': 'Message key passed over',
  'no-session': 'No session record',
  'no-sender-key': 'No session found to decrypt message',
  'no-prekey': 'Invalid PreKey ID',
  'bad-mac': 'Bad MAC',
  'bad-signature': 'Invalid signature!',
  malformed: 'Malformed ciphertext',
};

// whatsapp-rust-bridge 0.5.4 rejects with plain strings; order matters, an InvalidMessage may quote a later word.
const signs: readonly (readonly [RegExp, Refusal])[] = [
  [/DuplicatedMessage\(|message with old counter/, 'duplicate'],
  [/SessionNotFound\(/, 'no-session'],
  [/NoSenderKeyState|no sender key|invalid sender key session/i, 'no-sender-key'],
  [/InvalidPreKeyId|InvalidSignedPreKeyId/, 'no-prekey'],
  [/InvalidMessage\(.*decryption failed/s, 'bad-mac'],
  [/invalid signature|SignatureValidation/i, 'bad-signature'],
  [/protobuf|too short|version|format/i, 'malformed'],
];

/** The engine calls a message used that never reached us. */
export const passedOver = (): EngineError =>
  Object.assign(new Error(texts['passed-over']), { refusal: 'passed-over' as const });

/** The module is broken for good (`panic=abort`) and Baileys uses the same one: the process must end (exit 70). */
export const isEngineBroken = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'RuntimeError';

/**
 * An engine error as an `Error` with the text Baileys expects. A bare string would make its own catch throw, the
 * message would be nacked and never asked for again. Unknown texts count as malformed: refused, asked for again.
 */
export function refused(thrown: unknown): EngineError {
  const raw = thrown instanceof Error ? thrown.message : String(thrown);
  const refusal = signs.find(([sign]) => sign.test(raw))?.[1] ?? 'malformed';
  return Object.assign(new Error(texts[refusal]), { refusal });
}

export const isEngineError = (error: unknown): error is EngineError => error instanceof Error && 'refusal' in error;
