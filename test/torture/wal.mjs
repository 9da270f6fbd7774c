import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proto } from '@whiskeysockets/baileys';
import Database from 'better-sqlite3';

const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * A killed process leaves a database and a write-ahead log; a power cut would have left some beginning of that log.
 * Looks at beginnings cut after a commit, after any other frame and at any byte: each must open, be sound and hold no
 * ratchet step without the message that made it. Returns what is wrong, and how many were looked at.
 */
export function checkPrefixes(file, folder, random, pairs = 2) {
  const log = `${file}-wal`;
  if (!existsSync(log)) return { wrong: [], looked: 0 };
  const wal = readFileSync(log);
  const safe = checkpointed(file);
  const copy = join(folder, 'prefix.db');
  copyFileSync(file, copy);
  const wrong = [];
  let looked = 0;
  const at = (bytes) => {
    looked += 1;
    rmSync(`${copy}-shm`, { force: true });
    writeFileSync(`${copy}-wal`, wal.subarray(0, bytes));
    try {
      return stateOf(copy);
    } catch (error) {
      wrong.push(`cut at byte ${bytes} of ${wal.length}: ${error.message}`);
      return null;
    }
  };

  const frames = framesOf(wal).slice(safe);
  const commits = frames.filter(({ commit }) => commit).map(({ end }) => end);
  for (let pair = 0; pair < pairs && commits.length > 1; pair += 1) {
    const which = Math.floor(random() * (commits.length - 1));
    const [before, after] = [at(commits[which]), at(commits[which + 1])];
    if (!before || !after) continue;
    const steps = stepsBetween(before, after);
    const fresh = [...after.fresh].filter((row) => !before.fresh.has(row)).length;
    if (steps > fresh) wrong.push(`commit ${which + 2}: ${steps} ratchet steps, ${fresh} messages`);
  }
  if (frames.length > 0) {
    const first = safe === 0 ? 0 : frames[0].end;
    const last = frames[frames.length - 1].end;
    at(frames[Math.floor(random() * frames.length)].end);
    at(first + Math.floor(random() * (last - first)));
    at(last - Math.floor(random() * Math.min(last - first, 2 * frameHeaderBytes)));
  }
  for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  return { wrong, looked };
}

/**
 * How many frames have been or were being copied into the database when the process was killed. They were synced to
 * the log before that, so a power cut cannot take them back: a log without them beside that database never exists.
 */
function checkpointed(file) {
  if (!existsSync(`${file}-shm`)) return 0;
  const shared = readFileSync(`${file}-shm`);
  // `WalCkptInfo`: frames backfilled, and frames that were about to be.
  return shared.length < 132 ? 0 : Math.max(shared.readUInt32LE(96), shared.readUInt32LE(128));
}

/** The frames of the log's present generation; those behind belong to one that was checkpointed. */
function framesOf(wal) {
  if (wal.length < headerBytes) return [];
  const size = frameHeaderBytes + wal.readUInt32BE(8);
  const salts = wal.subarray(16, 24);
  const frames = [];
  for (let start = headerBytes; start + size <= wal.length; start += size) {
    if (!wal.subarray(start + 8, start + 16).equals(salts)) break;
    frames.push({ end: start + size, commit: wal.readUInt32BE(start + 4) > 0 });
  }
  return frames;
}

/** Opened read-only: closing it must not write the log into the file. */
function stateOf(file) {
  const db = new Database(file, { readonly: true });
  try {
    const sound = db.pragma('integrity_check', { simple: true });
    if (sound !== 'ok') throw new Error(String(sound).slice(0, 200));
    const fresh = "SELECT chat || sender || id || enc || kind FROM inbox WHERE state = 'new'";
    const records = "SELECT type, id, v FROM kv WHERE type IN ('session', 'sender-key')";
    return { fresh: new Set(db.prepare(fresh).pluck().all()), records: db.prepare(records).all() };
  } finally {
    db.close();
  }
}

/** How many received messages the second state's ratchets have taken in that the first's had not. */
function stepsBetween(before, after) {
  const known = new Map(before.records.map(({ type, id, v }) => [`${type} ${id}`, v]));
  let steps = 0;
  for (const { type, id, v } of after.records) {
    const old = known.get(`${type} ${id}`);
    if (old?.equals(v)) continue;
    const taken = takenIn(type, old);
    for (const [chain, count] of takenIn(type, v)) {
      // A group's chain begins wherever its key says.
      const from = taken.get(chain) ?? (type === 'session' ? 0 : count);
      steps += Math.max(0, count - from);
    }
  }
  return steps;
}

/** Messages read per chain: its counter less the keys that are kept for messages still to come. */
function takenIn(type, row) {
  if (!row) return new Map();
  if (type === 'sender-key') {
    const { senderKeyStates } = proto.SenderKeyRecordStructure.decode(row);
    return new Map(
      senderKeyStates.map(({ senderKeyId, senderChainKey, senderMessageKeys }) => [
        String(senderKeyId),
        (senderChainKey?.iteration ?? 0) - senderMessageKeys.length,
      ]),
    );
  }
  const { currentSession, previousSessions } = proto.RecordStructure.decode(row);
  const chains = [currentSession, ...previousSessions].flatMap((session) => session?.receiverChains ?? []);
  return new Map(
    chains.map(({ senderRatchetKey, chainKey, messageKeys }) => [
      Buffer.from(senderRatchetKey ?? []).toString('hex'),
      (chainKey?.index ?? 0) - (messageKeys?.length ?? 0),
    ]),
  );
}
