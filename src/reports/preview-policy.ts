import { type Agency, isWithin } from '../domain/agency.ts';
import type { Edict } from '../domain/edict.ts';
import type { Policy } from '../domain/policy.ts';
import type { LocalDate } from '../domain/time.ts';

/** The rules with one edict alone in force: where the agency's file uses it, or everywhere while it uses it nowhere. */
export function policyUnder(policy: Policy, slug: string): { readonly policy: Policy; readonly used: boolean } {
  const used = placesOf(policy.agency, slug).length > 0;
  return { policy: alone(policy, slug, used ? [] : everywhere(policy.agency)), used };
}

/** The rules with `slug` alone in force from `from` on, wherever any of the edicts that are compared is used. */
export function policyAsIf(policy: Policy, slug: string, compared: readonly string[], from: LocalDate): Policy {
  const places = compared.flatMap((one) => placesOf(policy.agency, one));
  const reached = alone(policy, slug, places.length > 0 ? [...new Set(places)] : everywhere(policy.agency));
  const edict = policy.edicts.get(slug);
  if (!edict) return reached;
  const effectiveFrom = edict.effectiveFrom < from ? edict.effectiveFrom : from;
  const standing = { ...edict, effectiveFrom, effectiveTo: null, endsAt: null };
  return { ...reached, edicts: new Map([...policy.edicts, [slug, standing]]) };
}

/** Units a question is about, with everything below them; `null` = all. */
export function scopeOf(
  agency: Agency,
  asked: { readonly units: readonly string[]; readonly area: string | null },
): readonly string[] | null {
  if (asked.units.length === 0 && asked.area === null) return null;
  return agency.units
    .filter(({ area }) => asked.area === null || area === asked.area)
    .filter(({ id }) => asked.units.length === 0 || asked.units.some((above) => isWithin(agency, id, above)))
    .map(({ id }) => id);
}

/** Whether its roster is made by hand: no rule speaks, and the edict does not simply mean everybody. */
export const isHandmade = ({ rules, share }: Pick<Edict, 'rules' | 'share'>): boolean =>
  rules.length === 0 && (share === null || share.days === 'roster');

function alone(policy: Policy, slug: string, places: readonly string[]): Policy {
  // Its own lines stay: classes and lengths of rotation are looked up in them.
  const own = policy.agency.edicts.filter(({ use }) => use === slug);
  const edicts = places.length > 0 ? [...own, { use: slug, for: places }] : own;
  return { ...policy, agency: { ...policy.agency, edicts }, lateUses: [] };
}

const placesOf = (agency: Agency, slug: string): readonly string[] =>
  agency.edicts.filter(({ use }) => use === slug).flatMap((line) => line.for);

const everywhere = (agency: Agency): readonly string[] => agency.areas.map(({ id }) => id);
