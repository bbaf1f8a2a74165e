/** JSON nested deeper than this is no call of ours; without a limit it would overflow the stack of whoever walks it. */
const MAX_DEPTH = 64;

export function isShallow(value: unknown, depth = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((content) => isShallow(content, depth - 1));
}
