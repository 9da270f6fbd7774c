import type { Edict } from '../domain/edict.ts';
import { isPrinted } from './clauses.ts';
import type { EdictInFile } from './edict-file.ts';
import type { Problem } from './problem.ts';
import { suggestion } from './spelling.ts';
import type { Path } from './yaml.ts';

/** Clauses that are cited and not among those the edict lists, where it lists any. */
export function clausesNotPrinted({ edict, source }: EdictInFile): readonly Problem[] {
  if (edict.clauses.length === 0) return [];
  const ids = edict.clauses.map(({ id }) => id);
  return cited(edict)
    .filter(({ clause }) => !isPrinted(edict.clauses, clause))
    .map(({ clause, at }) =>
      source.problem([...at, 'clause'], `bagian "${clause}" tidak ada dalam clauses${suggestion(clause, ids)}`),
    );
}

function cited(edict: Edict): readonly { readonly clause: string; readonly at: Path }[] {
  const each = (key: 'rules' | 'presence' | 'reminders' | 'exempt') =>
    edict[key].map(({ clause }, i) => ({ clause, at: [key, i] }));
  const byName = (key: 'classes' | 'quotas') => edict[key].map(({ clause, name }) => ({ clause, at: [key, name] }));
  const one = (key: 'travel' | 'urgentPresence' | 'symptoms' | 'contact' | 'share') => {
    const rule = edict[key];
    return rule ? [{ clause: rule.clause, at: [key] }] : [];
  };
  return [
    ...byName('classes'),
    ...each('rules'),
    ...byName('quotas'),
    ...each('presence'),
    ...each('reminders'),
    ...each('exempt'),
    ...one('travel'),
    ...one('urgentPresence'),
    ...one('symptoms'),
    ...one('contact'),
    ...one('share'),
  ];
}
