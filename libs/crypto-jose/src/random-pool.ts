import { randomFillSync } from 'node:crypto';

/** Hands out random bytes from a buffer that is filled many values at a time, since one call costs as much as 100 values. */
export function createRandomPool(bytesPerValue: number, values = 128): (target: Buffer, at: number) => void {
  const pool = Buffer.alloc(bytesPerValue * values);
  let next = pool.length;
  return (target, at) => {
    if (next === pool.length) {
      randomFillSync(pool);
      next = 0;
    }
    const end = next + bytesPerValue;
    pool.copy(target, at, next, end);
    // What was handed out must not be found in a heap dump.
    pool.fill(0, next, end);
    next = end;
  };
}
