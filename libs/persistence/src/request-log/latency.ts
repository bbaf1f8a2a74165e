/* Durations are counted in classes, each a quarter longer than the one before: a percentile is right to an eighth. */

const GROWTH = Math.log(1.25);
/** The last class begins at about a minute. */
export const CLASSES = 82;

/** The class of a duration, µs. */
export const classOf = (duration: number): number => (duration < 1 ? 0 : Math.min(CLASSES - 1, Math.round(Math.log(duration) / GROWTH)));

/** The duration in the middle of a class, µs. */
const middleOf = (index: number): number => Math.round(Math.exp(index * GROWTH));

/** The duration, µs, that so large a part of the calls kept within; undefined without calls. */
export function percentile(counts: readonly number[], part: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let seen = 0;
  const index = counts.findIndex((count) => (seen += count) >= total * part);
  return middleOf(index);
}
