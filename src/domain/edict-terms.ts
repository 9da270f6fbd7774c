import type { Edict, Exemption, ShareRule, Slot } from './edict.ts';
import type { ClassRule, ModeRule, PresenceRule, Quota } from './mode-rule.ts';
import type { Weekday } from './time.ts';

/** One term that differs between two edicts; `null` on the side that does not have it. Clauses and names are no terms. */
export type TermChange =
  | ({ readonly kind: 'validity' } & Pair<Pick<Edict, 'effectiveFrom' | 'effectiveTo' | 'endsAt'>>)
  | ({ readonly kind: 'share' } & Pair<Omit<ShareRule, 'sets'> | null>)
  | HoursChange
  | ({ readonly kind: 'exemption' } & Pair<Exemption | null>)
  | ({ readonly kind: 'class' } & Pair<ClassRule | null>)
  | ({ readonly kind: 'rule' } & Pair<ModeRule | null>)
  | { readonly kind: 'rule-order' }
  | ({ readonly kind: 'quota' } & Pair<Quota | null>)
  | ({ readonly kind: 'presence' } & Pair<PresenceRule | null>)
  | ({ readonly kind: 'travel' | 'urgent-presence' } & Pair<Edict['travel']>)
  | ({ readonly kind: 'symptoms' } & Pair<Edict['symptoms']>)
  | ({ readonly kind: 'contact' } & Pair<Edict['contact']>);

export type Pair<T> = { readonly before: T; readonly after: T };

export type HoursChange = {
  readonly kind: 'hours';
  readonly weekdays: readonly Weekday[];
  readonly period: Period | null;
  readonly added: readonly Slot[];
  readonly removed: readonly Slot[];
  readonly moved: readonly Pair<Slot>[];
};

type Period = NonNullable<ShareRule['sets'][number]['period']>;

export function termChanges(before: Edict, after: Edict): readonly TermChange[] {
  return [
    ...validityChange(before, after),
    ...shareChange(before, after),
    ...hoursChanges(before.share, after.share),
    ...listed('exemption', before.exempt, after.exempt),
    ...named('class', before.classes, after.classes, ({ name }) => name),
    ...ruleChanges(before.rules, after.rules),
    ...named('quota', before.quotas, after.quotas, ({ name }) => name),
    ...named('presence', before.presence, after.presence, ({ reason, per }) => `${reason} ${per}`),
    ...consentChange('travel', before.travel, after.travel),
    ...consentChange('urgent-presence', before.urgentPresence, after.urgentPresence),
    ...(same(before.symptoms, after.symptoms)
      ? []
      : [{ kind: 'symptoms' as const, before: before.symptoms, after: after.symptoms }]),
    ...(same(before.contact, after.contact)
      ? []
      : [{ kind: 'contact' as const, before: before.contact, after: after.contact }]),
  ];
}

/** What of a term tells it from another, as text: neither its clause, nor the order in a list of words. */
export function termOf(value: unknown): string {
  const plain = (one: unknown): unknown => {
    if (Array.isArray(one)) {
      const items = one.map(plain);
      return one.every((item) => typeof item !== 'object') ? items.sort() : items;
    }
    if (typeof one !== 'object' || one === null) return one;
    const fields = Object.entries(one).filter(([name]) => name !== 'clause');
    return fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, plain(field)]);
  };
  return JSON.stringify(plain(value));
}

const same = (a: unknown, b: unknown): boolean => termOf(a) === termOf(b);

function validityChange(before: Edict, after: Edict): readonly TermChange[] {
  const of = ({ effectiveFrom, effectiveTo, endsAt }: Edict) => ({ effectiveFrom, effectiveTo, endsAt });
  return same(of(before), of(after)) ? [] : [{ kind: 'validity', before: of(before), after: of(after) }];
}

function shareChange(before: Edict, after: Edict): readonly TermChange[] {
  const of = ({ share }: Edict) => {
    if (share === null) return null;
    const { sets, ...terms } = share;
    return terms;
  };
  return same(of(before), of(after)) ? [] : [{ kind: 'share', before: of(before), after: of(after) }];
}

const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Weekday by weekday, in ordinary weeks and in each period for which one of the two has hours of its own. */
function hoursChanges(before: ShareRule | null, after: ShareRule | null): readonly HoursChange[] {
  const periods = new Map<string, Period | null>([['', null]]);
  for (const { period } of [...(before?.sets ?? []), ...(after?.sets ?? [])])
    if (period) periods.set(`${period.from} ${period.to}`, period);
  return [...periods.values()].flatMap((period) => {
    const changes = new Map<string, HoursChange>();
    for (const weekday of week) {
      const change = slotChange(slotsIn(before, weekday, period), slotsIn(after, weekday, period));
      if (change.added.length + change.removed.length + change.moved.length === 0) continue;
      const key = termOf(change);
      const known = changes.get(key)?.weekdays ?? [];
      changes.set(key, { kind: 'hours', weekdays: [...known, weekday], period, ...change });
    }
    return [...changes.values()];
  });
}

const slotsIn = (share: ShareRule | null, weekday: Weekday, period: Period | null): readonly Slot[] =>
  share?.sets.find((set) => set.weekdays.includes(weekday) && (set.period === null || same(set.period, period)))
    ?.slots ?? [];

function slotChange(before: readonly Slot[], after: readonly Slot[]) {
  const twin = (slot: Slot, others: readonly Slot[]) => others.find(({ name }) => name === slot.name);
  return {
    added: after.filter((slot) => !twin(slot, before)),
    removed: before.filter((slot) => !twin(slot, after)),
    moved: before.flatMap((slot): readonly Pair<Slot>[] => {
      const other = twin(slot, after);
      return other && !same(slot, other) ? [{ before: slot, after: other }] : [];
    }),
  };
}

/** The first rule that matches decides: the same rules in another order are another edict. */
function ruleChanges(before: readonly ModeRule[], after: readonly ModeRule[]): readonly TermChange[] {
  const changes = listed('rule', before, after);
  if (changes.length > 0 || same(before.map(termOf).join(), after.map(termOf).join())) return changes;
  return [{ kind: 'rule-order' }];
}

function consentChange(
  kind: 'travel' | 'urgent-presence',
  before: Edict['travel'],
  after: Edict['travel'],
): readonly TermChange[] {
  return same(before, after) ? [] : [{ kind, before, after }];
}

type Added<K, T> = { readonly kind: K } & Pair<T | null>;

/** Items without a name: gone or new. */
function listed<K extends string, T>(kind: K, before: readonly T[], after: readonly T[]): readonly Added<K, T>[] {
  const without = (list: readonly T[], others: readonly T[]) => {
    const known = new Set(others.map(termOf));
    return list.filter((one) => !known.has(termOf(one)));
  };
  return [
    ...without(before, after).map((one) => ({ kind, before: one, after: null })),
    ...without(after, before).map((one) => ({ kind, before: null, after: one })),
  ];
}

/** Items with a name: gone, new, or changed. */
function named<K extends string, T>(
  kind: K,
  before: readonly T[],
  after: readonly T[],
  nameOf: (one: T) => string,
): readonly Added<K, T>[] {
  const names = [...new Set([...before, ...after].map(nameOf))];
  return names.flatMap((name) => {
    const [old, young] = [before, after].map((list) => list.find((one) => nameOf(one) === name) ?? null);
    return same(old, young) ? [] : [{ kind, before: old ?? null, after: young ?? null }];
  });
}
