import { proto } from '../library.ts';
import { isEngineError } from './errors.ts';
import type { Stage } from './stage.ts';

/**
 * Opens a message on one session of the row at a time. Given the whole row, bridge 0.5.4 tries the current session
 * first and, when an earlier one is the right one, stores what the wrong guess made of the current one: its ratchet is
 * gone, and whatever either side seals with it is unreadable. So an older message after a session was opened anew, or
 * two sessions that were opened at once, cost a retry request each way.
 */
export async function onOneSession(
  stage: Stage,
  row: string,
  open: (alone: Stage) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const stored = stage.get('session', row);
  const { currentSession, previousSessions = [] } = stored ? readable(stored) : {};
  if (!currentSession || !previousSessions?.length) return open(stage);

  const sessions = [currentSession, ...previousSessions];
  let first: unknown;
  for (const [place, session] of sessions.entries()) {
    const alone = standIn(stage, row, encoded({ currentSession: session }));
    try {
      const plain = await open(alone);
      const moved = alone.get('session', row) ?? Buffer.alloc(0);
      const others = sessions.filter((_, i) => i !== place);
      // Protobuf: the fields of two messages one after the other are the fields of one.
      stage.put('session', row, Buffer.concat([moved, encoded({ previousSessions: others })]));
      return plain;
    } catch (error) {
      if (!isEngineError(error) || error.refusal === 'duplicate') throw error;
      first ??= error;
    }
  }
  throw first;
}

const encoded = (record: proto.IRecordStructure) => proto.RecordStructure.encode(record).finish();

function readable(row: Uint8Array): proto.IRecordStructure {
  try {
    return proto.RecordStructure.decode(row);
  } catch {
    return {}; // the engine refuses it with the right class
  }
}

/** The stage with another session row, which is kept apart; everything else goes through. */
function standIn(stage: Stage, row: string, session: Uint8Array): Stage {
  let own: Uint8Array | null = session;
  const isOwn = (type: string, id: string) => type === 'session' && id === row;
  return {
    ...stage,
    get: (type, id) => (isOwn(type, id) ? own : stage.get(type, id)),
    put(type, id, value) {
      if (isOwn(type, id)) own = value;
      else stage.put(type, id, value);
    },
  };
}
