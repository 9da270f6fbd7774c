import { type Act, isAct, undoMs } from '../domain/act.ts';
import {
  noSuchNumber,
  nothingToLeave,
  nothingToUndo,
  undone,
  undoneToOthers,
  undoReading,
  withdrawn,
  withdrawnToOthers,
  withdrawReading,
} from '../words/desk.ts';
import { deskFor } from './act-desk.ts';
import { actDesks } from './acts.ts';
import { type Asker, type Command, type Deps, say } from './command.ts';
import { done, propose } from './propose.ts';
import { tell } from './tell.ts';

/** *urungkan*: takes the asker's own last change back, within ten minutes and while nobody has touched it since. */
export const undo: Command = {
  intent: 'urungkan',
  matches: ({ text }) =>
    /^(tolong )?(urung(kan)?( (yang )?(tadi|terakhir|barusan))?|undo|batalkan (yang )?(tadi|terakhir|barusan|perubahan( tadi)?)|kembalikan( yang tadi)?|salah (setuju|tolak|pencet) tadi)$/.test(
      text,
    ),
  async answer(ask, asker, deps) {
    const found = await lastOf(asker, deps);
    return found
      ? propose('urungkan', { act: found.act.id, seq: found.seq }, undoReading(found.title), ask)
      : say(nothingToUndo);
  },
  async confirm(facts, _ask, asker, deps) {
    const { act: id, seq } = facts as { readonly act: number; readonly seq: number };
    const found = await lastOf(asker, deps);
    if (!found || found.act.id !== id || found.seq !== seq) return done(nothingToUndo);
    const told = await toOthers(
      found.act,
      undoneToOthers(`nomor ${id}, ${found.title},`, asker.person.name),
      `undone:${id}:${seq}`,
      asker,
      deps,
    );
    return done(undone(found.title), [{ do: 'undo', act: id, seq, by: asker.person.nip, tell: told }]);
  },
};

/** *batal 12*: the maker takes back what still waits. *batal* alone leaves a conversation, which intake has done by then. */
export const withdraw: Command = {
  intent: 'batal',
  matches: ({ text }) =>
    /^(batal(kan)?|cabut|tarik( kembali)?)( (permohonan|nomor|no|izin|laporan))*( \d{1,7})?$/.test(text),
  async answer(ask, asker, deps) {
    const number = /\d+$/.exec(ask.phrase.text)?.[0];
    if (number === undefined) return say(nothingToLeave);
    const act = await ownWaiting(Number(number), asker, deps);
    if (!act) return say(noSuchNumber);
    return propose('batal', { act: act.id }, withdrawReading(await titleOf(act, deps)), ask);
  },
  async confirm(facts, _ask, asker, deps) {
    const act = await ownWaiting((facts as { readonly act: number }).act, asker, deps);
    if (!act) return done(noSuchNumber);
    const title = await titleOf(act, deps);
    const told = await toOthers(
      act,
      withdrawnToOthers(`Nomor ${act.id}, ${title},`, asker.person.name),
      `withdrawn:${act.id}`,
      asker,
      deps,
    );
    return done(withdrawn(title), [
      { do: 'move', act: act.id, moves: act.moves, to: 'withdrawn', by: asker.person.nip, dueAt: null, tell: told },
    ]);
  },
};

async function ownWaiting(id: number, asker: Asker, deps: Deps): Promise<Act | null> {
  const act = await deps.desk.act(id);
  return act && act.state === 'waiting' && act.madeBy === asker.person.nip && deskFor(actDesks, act) ? act : null;
}

async function lastOf(asker: Asker, deps: Deps) {
  const at = asker.at ?? deps.board.now();
  const move = await deps.desk.lastMove(asker.person.nip, at - undoMs);
  const act = move && (await deps.desk.act(move.act));
  // A spot contact that was answered, a note that was read: nothing to restore.
  if (!move || !act || isAct(act, 'contact')) return null;
  // Ended days are not taken up again by undoing.
  if (isAct(act, 'suspension') && act.to < asker.today) return null;
  return { act, seq: move.seq, title: await titleOf(act, deps) };
}

const titleOf = async (act: Act, deps: Deps): Promise<string> =>
  (await deskFor(actDesks, act)?.title(act, deps)) ?? `nomor ${act.id}`;

async function toOthers(act: Act, text: string, about: string, asker: Asker, deps: Deps) {
  const concerned = (await deskFor(actDesks, act)?.concerned(act, deps)) ?? act.persons;
  const others = [...new Set(concerned)].filter((id) => id !== asker.person.id);
  return tell(
    others.map((to) => ({ to, about: `${about}:${to}`, text })),
    asker.at ?? deps.board.now(),
    deps,
  );
}
