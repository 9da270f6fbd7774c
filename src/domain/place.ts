/** Metres on the ground between two points; for telling people how far, never for refusing (D10). */
export function metresBetween(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const half = (from: number, to: number) => Math.sin(((to - from) * rad) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * half(a.lon, b.lon);
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h)));
}

export type Point = { readonly lat: number; readonly lon: number };
const earthMetres = 6_371_000;

/** Somebody works elsewhere for so many days at most without a new registered place. */
export const mostDaysElsewhere = 31;
