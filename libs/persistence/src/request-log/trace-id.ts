import { randomUUID } from 'node:crypto';

/** A UUID of version 7 (RFC 9562, 5.7): its first half is the time in ms, so ids sort by it. The rest is that of a random UUID, of which Node keeps a stock. */
export function newTraceId(time: number): string {
  const hex = time.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Whether a text is the id of a trace. */
export const isTraceId = (text: string): boolean => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(text);
