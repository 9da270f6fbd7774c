import { officersFor } from '../domain/officer.ts';
import { type Person, serviceOn } from '../domain/person.ts';
import { edictFor, type Policy } from '../domain/policy.ts';
import type { LocalDate } from '../domain/time.ts';
import { privacyNotice } from '../words/notice.ts';
import type { Facts } from './facts.ts';

/** The name of the Kasubag a person may turn to; `null` where the register names none. */
export function officerOf(persons: readonly Person[], policy: Policy, person: Person, date: LocalDate): string | null {
  const unit = serviceOn(person, date)?.unit;
  return unit === undefined ? null : (officersFor(policy.agency, persons, unit, 'kasubag', date)[0]?.name ?? null);
}

/** Appended to the first text a person gets, never a message of its own (domain.md 7.15). */
export function noticeFor(
  facts: Facts,
  policy: Policy,
  person: Person,
  date: LocalDate,
  { coordinatesDays, blurs = false }: { readonly coordinatesDays: number; readonly blurs?: boolean },
) {
  let used = false;
  return {
    used: () => used,
    append(text: string): string {
      if (facts.contact(person.id)?.noticedAt != null) return text;
      used = true;
      const unit = serviceOn(person, date)?.unit;
      const head = unit && officersFor(policy.agency, facts.directory.persons, unit, 'kepala', date)[0];
      const edict = unit && edictFor(policy, unit, date);
      const notice = privacyNotice({
        edict: edict ? edict.number : null,
        head: head ? head.title : null,
        officer: officerOf(facts.directory.persons, policy, person, date),
        coordinatesDays,
        blurs,
        contact: policy.agency.contact,
      });
      return `${text}\n\n${notice}`;
    },
  };
}
