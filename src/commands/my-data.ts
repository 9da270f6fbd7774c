import type { Act, ActKind } from '../domain/act.ts';
import { unitAndAbove } from '../domain/agency.ts';
import { serviceOn } from '../domain/person.ts';
import type { Phrase } from '../domain/phrase.ts';
import { addDays, type LocalDate, localDate } from '../domain/time.ts';
import type { Look } from '../ports/desk.ts';
import { actorWords, lookWords, ownDataText, type Seen, seenText } from '../words/my-data.ts';
import type { Asker, Deps } from './command.ts';

/** "data saya", "siapa yang melihat data saya": the own record, not the notice about it. */
export const asksForOwnData = ({ text }: Phrase): boolean => wholeRecord.test(text) || whoLooked.test(text);

const wholeRecord =
  /^(lihat |minta |cek |mau )*(salinan |rincian )?data (pribadi )?saya( (apa|yang|disimpan|saja|mana|lengkap|ada).*)?$|\bapa (saja )?(data|yang disimpan)\b.*\b(tentang|mengenai) saya\b/;
const whoLooked =
  /\bsiapa\b.*\b(melihat|lihat|buka|membuka|akses|mengakses|baca|membaca|intip|mengintip)\b.*\b(data|lokasi|status|rekap) saya\b|^(jejak|riwayat akses|riwayat)( data)?( saya)?$/;

/** What is kept about the asker, and who looked at it; asked by the person only (UU 27/2022 art. 32). */
export async function ownData(phrase: Phrase, asker: Asker, deps: Deps): Promise<string> {
  const looks = await looksAt(asker, deps);
  if (whoLooked.test(phrase.text)) return seenText(looks, asker.zone, 30);
  return `${await record(asker, deps)}\n${seenText(looks, asker.zone, 8)}`;
}

async function record({ person, today }: Asker, deps: Deps): Promise<string> {
  const { shares, days, since, located } = await deps.ledger.kept(person.id, today);
  const { agency } = await deps.board.policy(today);
  const identities = (await deps.board.directory()).identitiesOf(person.id);
  const { coordinatesDays = 90, blurs = false } = deps;
  return ownDataText({
    name: person.name,
    phones: identities.filter(({ kind }) => kind === 'phone').length,
    lids: identities.filter(({ kind }) => kind === 'lid').length,
    shares,
    days,
    since,
    located,
    // The oldest go in the night after their last day, the newest so long after they were sent.
    locatedUntil: located && addDays(located.to, coordinatesDays + 1),
    coordinatesDays,
    blurs,
    acts: counted(await deps.desk.about([person.id], addDays(today, -3660), addDays(today, 366))),
    contact: agency.contact,
  });
}

function counted(acts: readonly Act[]): readonly { readonly kind: ActKind; readonly count: number }[] {
  const counts = new Map<ActKind, number>();
  for (const { body } of acts) counts.set(body.kind, (counts.get(body.kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** The whole trail, newest first; what one reader did on one day in the same way is one line. */
async function looksAt({ person, zone, today }: Asker, deps: Deps): Promise<readonly Seen[]> {
  const { agency } = await deps.board.policy(today);
  const directory = await deps.board.directory();
  const placesOn = (date: LocalDate) => unitAndAbove(agency, serviceOn(person, date)?.unit ?? '').map(({ id }) => id);
  const units = new Set(person.services.flatMap(({ unit }) => unitAndAbove(agency, unit).map(({ id }) => id)));
  const trail = await deps.desk.trail([person.nip, ...[...units].map((id) => `unit:${id}`), 'unit:*'], 0);
  const isMine = ({ about, at }: Look) =>
    about === person.nip || about === 'unit:*' || placesOn(localDate(at, zone)).some((id) => about === `unit:${id}`);
  const seen = new Map<string, Seen>();
  for (const look of trail) {
    if (look.actor === person.nip || !isMine(look)) continue;
    const who = directory.byNip(look.actor);
    const what = lookWords(look, look.about !== person.nip);
    const line = { at: look.at, who: who ? `${who.name} (${who.title})` : actorWords(look.actor), what, times: 1 };
    const key = `${localDate(look.at, zone)}|${line.who}|${what}`;
    const known = seen.get(key);
    seen.set(key, known ? { ...known, times: known.times + 1 } : line);
  }
  return [...seen.values()];
}
