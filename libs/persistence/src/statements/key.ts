import { hash } from 'node:crypto';
import { dayInValue } from '@symbolon/engine';

/** What storage knows of a value: its day, which names the partition, and its digest. */
export interface Key {
  readonly day: number;
  readonly digest: Buffer;
}

/** By way of a text, which node:crypto hands out in half the time that a Buffer takes. */
export const sha256 = (text: string): Buffer => Buffer.from(hash('sha256', text, 'binary'), 'binary');

/** Undefined for a text that is no value of ours: it cannot be in storage. */
export function keyOf(value: string): Key | undefined {
  const day = dayInValue(value);
  return day === undefined ? undefined : { day, digest: sha256(value) };
}

/** Token tickets live among tickets; under digests of another kind neither is ever taken for the other. */
export function keyOfTokenTicket(value: string): Key | undefined {
  const key = keyOf(value);
  return key && { day: key.day, digest: sha256(`token ticket ${value}`) };
}

/** The same digest as a text, to find things by in memory. */
export const nameOf = (value: string): string => hash('sha256', value, 'base64');

/** The key of a value that we made ourselves. */
export function keyOfNew(value: string): Key {
  const key = keyOf(value);
  if (!key) throw new Error('A value to be stored carries no day.');
  return key;
}
