import { describe, expect, test } from 'vitest';
import { edict, problemsOf, slots } from './marked.ts';

describe('reading a file', () => {
  test('all at once, and at the lines an editor shows', () => {
    const found = problemsOf(
      'number: 1\nsubject: 2\nsignatory: [x]\nsignedOn: 2021-13-01\neffective: besok\nshares: 1\n',
    );
    expect(found.places).toEqual(['3:12', '4:11', '5:12', '6:1']);
    expect(found.text).toContain('"shares" (maksud Anda "share"?)');
  });

  test.each([
    ['a tab', 'a:\n§\t- x', 'diharapkan spasi'],
    ['an open quote', 'a: "b§', 'ada tanda yang kurang'],
    ['a key twice', 'number: 1\n§number: 2', 'diharapkan satu kali'],
    ['an alias', 'number: &n 1\nsubject: §*n', 'diharapkan nilainya ditulis langsung'],
    ['a typed tag', 'number: §!!int 1', 'diharapkan nilai saja'],
  ])('YAML that cannot be read: %s', (_, text, expected) => {
    const found = problemsOf(text);
    expect(found.places.slice(0, 1)).toEqual(found.expected);
    expect(found.text).toContain(expected);
  });

  test('a file name that is no slug', () => {
    expect(
      problemsOf(edict(slots('{name: pagi, opens: 07.00, closes: 07.30}')), 'edicts/Palopo 2021.yaml').text,
    ).toContain('nama berkas "Palopo 2021"');
  });
});
