/** One value in the Distinguished Encoding Rules (X.690). */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  /** Tag, length and content. */
  readonly raw: Buffer;
}

/** Tags, with the bit that marks constructed values. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octetString: 0x04,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

const LONG_LENGTH = 0x80;
const LONG_TAG = 0x1f;
const MOST_LENGTH_BYTES = 3;

/** Thrown by the functions of this file for bytes that are not strictly encoded; whoever reads a certificate catches it. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** The value that the bytes are, all of them. */
export function readDer(bytes: Buffer): Der {
  const value = valueAt(bytes, 0);
  if (value.raw.length !== bytes.length) throw new DerError('There are bytes after the value.');
  return value;
}

/** The values inside a constructed one. */
export function childrenOf(value: Der, tag: number): readonly Der[] {
  expectTag(value, tag);
  const children: Der[] = [];
  for (let at = 0; at < value.content.length; ) {
    const child = valueAt(value.content, at);
    children.push(child);
    at += child.raw.length;
  }
  return children;
}

/** The content of a value that must have a tag. */
export function contentOf(value: Der | undefined, tag: number): Buffer {
  expectTag(value, tag);
  return value.content;
}

function expectTag(value: Der | undefined, tag: number): asserts value is Der {
  if (value?.tag !== tag) throw new DerError('A value has an unexpected type.');
}

/** Only definite lengths in their shortest form are DER; anything else could be read in two ways. */
function valueAt(bytes: Buffer, at: number): Der {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & LONG_TAG) === LONG_TAG) throw new DerError('A value is cut off or has a long tag.');
  const lengthBytes = first < LONG_LENGTH ? 0 : first - LONG_LENGTH;
  const start = at + 2 + lengthBytes;
  if (first === LONG_LENGTH || lengthBytes > MOST_LENGTH_BYTES || start > bytes.length) throw new DerError('A length is not definite.');
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes);
  const shortest = lengthBytes === 0 || (length >= LONG_LENGTH && length >= 2 ** (8 * (lengthBytes - 1)));
  if (!shortest || start + length > bytes.length) throw new DerError('A length is not in its shortest form or too long.');
  return { tag, content: bytes.subarray(start, start + length), raw: bytes.subarray(at, start + length) };
}

const MOST_OID_BYTES = 128;

/** An object identifier in dotted form. */
export function oidOf(value: Der | undefined): string {
  const content = contentOf(value, TAG.oid);
  if (content.length === 0 || content.length > MOST_OID_BYTES) throw new DerError('An object identifier is empty or too long.');
  const arcs: bigint[] = [];
  let arc = 0n;
  let starts = true;
  for (const byte of content) {
    if (starts && byte === 0x80) throw new DerError('An object identifier is not in its shortest form.');
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    starts = byte < 0x80;
    if (!starts) continue;
    arcs.push(arc);
    arc = 0n;
  }
  if (!starts) throw new DerError('An object identifier is cut off.');
  // The first two arcs are in one number.
  const [both = 0n, ...rest] = arcs;
  const root = both < 80n ? both / 40n : 2n;
  return [root, both - root * 40n, ...rest].join('.');
}

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/** A time as RFC 5280, 4.1.2.5 demands it, ms since 1970. */
export function timeOf(value: Der | undefined): number {
  const short = value?.tag === TAG.utcTime;
  const text = contentOf(value, short ? TAG.utcTime : TAG.generalizedTime).toString('latin1');
  const found = (short ? UTC_TIME : GENERALIZED_TIME).exec(text);
  if (found === null) throw new DerError('A time is not in the form of RFC 5280.');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  const century = !short ? 0 : year < 50 ? 2000 : 1900;
  const time = new Date(0);
  time.setUTCFullYear(century + year, month - 1, day);
  time.setUTCHours(hour, minute, second);
  const sameDay = time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  if (!sameDay || hour > 23 || minute > 59 || second > 59) throw new DerError('A time does not exist.');
  return time.getTime();
}
