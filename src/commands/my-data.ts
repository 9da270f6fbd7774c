import type { ActKind } from '../domain/act.ts';
import { unitAndAbove } from '../domain/agency.ts';
import type { Phrase } from '../domain/phrase.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import { ownDataText, type Seen } from '../words/my-data.ts';
import type { Asker, Deps } from './command.ts';

/** "data saya", "siapa yang melihat data saya": the own record, not the notice about it. */
export const asksForOwnData = ({ text }: Phrase): boolean =>
  /^(lihat |minta |cek )?(salinan )?data saya( (apa|yang|disimpan|saja|mana|lengkap|ada).*)?$/.test(text) ||
  /\bsiapa\b.*\b(melihat|lihat|buka|membuka|akses|mengakses|baca|membaca|intip)\b.*\bdata saya\b/.test(text);

/** What is kept about the asker, and who looked at it; asked by the person only (UU 27/2022 art. 32). */
export async function ownData(asker: Asker, deps: Deps): Promise<string> {
  const { person, today, zone } = asker;
  const from = addDays(today, -365);
  const days = (await deps.board.span(addDays(today, -30), today, [person])).filter(({ slots }) =>
    slots.some(({ share }) => share),
  );
  const acts = await deps.desk.about([person.id], from, addDays(today, 365));
  const counts = new Map<ActKind, number>();
  for (const { body } of acts) counts.set(body.kind, (counts.get(body.kind) ?? 0) + 1);
  const { agency } = await deps.board.policy(today);
  const directory = await deps.board.directory();
  const identities = directory.identitiesOf(person.id);
  const data = {
    name: person.name,
    phones: identities.filter(({ kind }) => kind === 'phone').length,
    lids: identities.filter(({ kind }) => kind === 'lid').length,
    days: days.length,
    since: days[0]?.plan.date ?? null,
    acts: [...counts].map(([kind, count]) => ({ what: kindWords[kind], count })),
    coordinatesDays: deps.coordinatesDays ?? 90,
    contact: agency.contact,
  };
  return ownDataText(data, await looksAt(asker, today, deps), zone);
}

/** By name and position where the one who looked is on the books; the operator by function. */
async function looksAt({ person, unit }: Asker, today: LocalDate, deps: Deps): Promise<readonly Seen[]> {
  const { agency } = await deps.board.policy(today);
  const directory = await deps.board.directory();
  const above = unit ? unitAndAbove(agency, unit.id).map(({ id }) => `unit:${id}`) : [];
  const trail = await deps.desk.trail([person.nip, ...above, 'unit:*'], deps.board.now() - 30 * 86_400_000);
  return trail
    .filter(({ actor }) => actor !== person.nip)
    .map(({ at, actor, action, detail }) => {
      const who = directory.byNip(actor);
      return {
        at,
        who: who ? `${who.name} (${who.title})` : actor,
        what: `${action === 'read' ? 'melihat' : action} ${detail}`.trim(),
      };
    });
}

const kindWords: Record<ActKind, string> = {
  absence: 'izin/sakit/dinas luar',
  call: 'panggilan',
  presence: 'perintah hadir',
  override: 'penetapan',
  dispensation: 'dispensasi',
  swap: 'tukar jadwal',
  contact: 'kontak mendadak',
  objection: 'sanggahan',
  complaint: 'pengaduan',
  note: 'laporan kegiatan',
  correction: 'koreksi',
  claim: 'pendaftaran nomor',
  place: 'tempat kerja',
  delegation: 'pelimpahan tugas',
  suspension: 'penghentian pemrosesan',
};
