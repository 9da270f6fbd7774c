import { describe, expect, test } from 'vitest';
import { readPeople } from '../../src/files/people.ts';
import { type Listed, peopleOut } from '../../src/files/people-out.ts';
import { bytesOf, context } from './made.ts';

const listed = (name: string): Listed => ({
  person: {
    id: 1,
    nip: '198507172010011005',
    name,
    title: 'Pengelola Data',
    position: null,
    rank: null,
    level: 'pelaksana',
    employment: 'pns',
    itAble: true,
    place: { lat: -2.99, lon: 120.19 },
    services: [],
  },
  service: { unit: 'diskominfo', roles: ['kasubag', 'bkpsdm'], from: null, to: null },
  phone: '6281234567890',
});

/** Payloads of the CSV injection reports (fault 57). */
const payloads = [
  '=1+1',
  '=HYPERLINK("http://x","klik")',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  ' =1+1',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '\u00a0=1+1',
  '\u200b=1+1',
  "=cmd|' /C calc'!A0",
  '%0A=1',
  '|calc',
];

describe('a list of people', () => {
  test.each(payloads)('never begins a CSV cell with the formula %j', (name) => {
    const row = peopleOut([listed(name)], 'csv')
      .split('\n')
      .slice(1)
      .join('\n');
    expect(/^198507172010011005,"?'/.test(row)).toBe(true);
  });

  test('as CSV can be imported again unchanged', async () => {
    for (const name of ['Ahmad "Yani"; S.Kom., M.T.', '=1+1', "'Aisyah"]) {
      const { rows, problems } = await readPeople(bytesOf(peopleOut([listed(name)], 'csv')), 'p.csv', context);
      expect(problems).toEqual([]);
      expect(rows[0]).toMatchObject({
        nip: '198507172010011005',
        name,
        phone: '6281234567890',
        place: { lat: -2.99, lon: 120.19 },
        service: { unit: 'diskominfo', roles: ['kasubag', 'bkpsdm'] },
      });
    }
  });

  test('as JSON keeps NIP and phone as strings', () => {
    expect(JSON.parse(peopleOut([listed('Ahmad')], 'json'))[0]).toMatchObject({
      nip: '198507172010011005',
      no_wa: '6281234567890',
      peran: 'kasubag+bkpsdm',
    });
  });

  test('as a table stands in columns', () => {
    const [header = '', row = ''] = peopleOut([listed('Ahmad')], 'table').split('\n');
    expect(header.indexOf('unit')).toBe(row.indexOf('diskominfo'));
    expect(row).toContain('6281234567890');
  });
});
