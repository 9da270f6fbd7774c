import { describe, expect, test } from 'vitest';
import { healthReplaced } from '../../src/domain/health.ts';

describe('of an illness nothing is kept, of the work everything', () => {
  test.each([
    ['pagi, saya di igd', 'pagi, (alasan kesehatan)'],
    ['saya demam sejak semalam, hp mati', '(alasan kesehatan), hp mati'],
    ['kanker payudara stadium 2 jadi tidak bisa kirim', '(alasan kesehatan) jadi tidak bisa kirim'],
    ['td sy lg diare dan pusing', '(alasan kesehatan) dan (alasan kesehatan)'],
    ['antar anak berobat', '(alasan kesehatan)'],
    ['anak saya positif covid', '(alasan kesehatan)'],
    ['lagi tdk enak badan', '(alasan kesehatan)'],
    ['kontrol ke dokter', '(alasan kesehatan)'],
  ])('%s', (said, kept) => expect(healthReplaced(said)).toBe(kept));

  test.each([
    'sinyal di puskesmas melati jelek',
    'jadwal jaga puskesmas tidak adil',
    'menyusun laporan stok obat dan vaksin covid',
    'ikut operasi yustisi bersama satpol pp',
    'rapat dengan direktur rumah sakit',
    'hp mati, kabel charger patah',
    'rekap pasien puskesmas bulan juli',
    'sinyal hilang di rumah',
  ])('%s', (said) => expect(healthReplaced(said)).toBe(said));
});
