import { expect, it } from 'vitest';
import { cast } from '../app/employees.ts';
import { openTown, prompt, type Town, until } from '../app/town.ts';

type Line = { readonly from: string; readonly says: string; readonly hears: string };

/** Mornings at the desk over the built service: each line is answered before the next is typed. */
const absences: readonly Line[] = [
  { from: cast.kasubag, says: 'mulai', hears: 'Setelah setiap slot ditutup' },
  { from: cast.ahmad, says: 'ijin stengah hari ada acara keluarga', hears: 'mulai pukul berapa' },
  { from: cast.ahmad, says: 'jam 12', hears: 'mulai pukul 12.00' },
  { from: cast.ahmad, says: 'iya pak', hears: 'diterima dengan nomor 1' },
  { from: cast.kasubag, says: 'ya 1', hears: 'disetujui' },
  { from: cast.ruslan, says: 'sy lg demam', hears: '*YA*' },
  { from: cast.ruslan, says: 'YA', hears: 'diterima dengan nomor 2' },
  { from: cast.kasubag, says: 'tidak 2, mohon surat dokter', hears: 'ditolak' },
  { from: cast.kasubag, says: 'urungkan', hears: 'Urungkan' },
  { from: cast.kasubag, says: 'ya', hears: 'Sudah diurungkan' },
];

const orders: readonly Line[] = [
  { from: cast.kasubag, says: 'mulai', hears: 'Setelah setiap slot ditutup' },
  { from: cast.besse, says: 'hr ini sy di rumah ortu', hears: 'bekerja dari rumah orang tua' },
  { from: cast.besse, says: 'ya', hears: 'diterima dengan nomor 1' },
  { from: cast.kasubag, says: 'ya 1', hears: 'disetujui' },
  { from: cast.ahmad, says: 'status', hears: 'Pagi' },
  { from: cast.kasubag, says: 'panggil ahmad yani jam 10 rapat anggaran', hears: 'rapat anggaran' },
  { from: cast.kasubag, says: 'ya', hears: 'Panggilan nomor 2' },
  { from: cast.ahmad, says: 'siap pak', hears: 'tercatat' },
  { from: cast.kasubag, says: 'dispensasi hari ini jam 12 sampai jam 13 listrik padam', hears: 'listrik padam' },
  { from: cast.kasubag, says: 'iya', hears: 'Dispensasi nomor 3' },
  { from: cast.ruslan, says: 'lapor menyusun bahan rapat anggaran', hears: '*YA*' },
  { from: cast.ruslan, says: 'ya', hears: 'yang ke-1' },
  { from: cast.anwar, says: 'pengaduan giliran wfo tidak adil', hears: '*YA*' },
  { from: cast.anwar, says: 'ya', hears: 'nomor 5' },
  { from: cast.kasubag, says: 'delegasikan tugas saya ke ruslan senin', hears: 'Ruslan' },
  { from: cast.kasubag, says: 'ya', hears: 'Pelimpahan nomor 6' },
];

it.concurrent.each([
  ['absences, an approval, a refusal taken back', absences, 2],
  ['a place, a call, a dispensation, a note, a complaint, a deputy', orders, 6],
] as const)(
  'a kill -9 after every single line changes nothing of what the desk decides: %s',
  async (_, script, acts) => {
    const [calm, killed] = await Promise.all([morning(script, false), morning(script, true)]);
    expect(killed.acts).toEqual(calm.acts);
    expect(killed.moves).toEqual(calm.moves);
    expect(killed.day).toEqual(calm.day);
    expect(killed.heard).toEqual(calm.heard);
    expect(calm.acts).toHaveLength(acts);
  },
  300_000,
);

/** An answer that is sent again after a kill counts as another; the cap on answers is not what this is about. */
const generous = (yaml: string): string =>
  prompt(yaml).replace(/answersPerTenMinutes: \d+/, 'answersPerTenMinutes: 60');

async function morning(script: readonly Line[], kills: boolean) {
  const town = await openTown({ at: '06:40:00', config: generous });
  try {
    let service = await town.start();
    for (const { from, says, hears } of script) {
      const phone = town.phone(from);
      const before = phone.received.length;
      await phone.sendText(says);
      if (kills) {
        // Sometimes before it is stored, sometimes after it is decided, sometimes while the answer is on its way.
        await new Promise((resolve) => setTimeout(resolve, (before * 137 + says.length * 61) % 900));
        await service.signal('SIGKILL');
        service = await town.start();
      }
      await until(() => phone.received.slice(before).some(({ text }) => text?.includes(hears)), 30_000).catch(
        (error: unknown) => {
          throw new Error(`${says} is not answered with ${hears}: ${texts(town, from).join(' | ')}`, { cause: error });
        },
      );
    }
    await settled(town);
    const status = await town.run('recap', '--from', '2021-07-30', '--to', '2021-07-30', '--format', 'json');
    return {
      // When SIAP was typed differs between the two mornings; that it was is compared.
      acts: town.rows(
        "SELECT id, kind, state, from_day, to_day, json_remove(body, '$.acknowledgedAt') body, body ->> '$.acknowledgedAt' IS NULL AS open, made_by, decided_by, moves FROM act ORDER BY id",
      ),
      moves: town.rows('SELECT act, seq, actor, from_state, to_state, note FROM act_move ORDER BY act, seq'),
      day: JSON.parse(status.out) as unknown,
      // Answers and notices keep their own order, not the order between them.
      heard: [...new Set(script.map(({ from }) => from))].map((nip) => [...texts(town, nip)].sort()),
    };
  } finally {
    await town.close();
  }
}

/** What a phone shows, each message once, without the privacy notice of the first. */
const texts = (town: Town, nip: string): readonly string[] =>
  town.phone(nip).received.map(({ text }) => text?.split('\n\n')[0] ?? '');

async function settled(town: Town): Promise<void> {
  const open = () => town.rows("SELECT 1 FROM outbox WHERE state IN ('queued', 'sent') AND chat IS NOT NULL").length;
  await until(() => open() === 0, 60_000);
}
