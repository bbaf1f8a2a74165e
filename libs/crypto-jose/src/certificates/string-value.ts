import { isUtf8 } from 'node:buffer';
import type { Der } from './der.js';

const REPLACEMENT = 0xfffd;

const latin1 = (bytes: Buffer): string => bytes.toString('latin1');
const ascii = (bytes: Buffer): string | undefined => (bytes.every((byte) => byte < 0x80) ? latin1(bytes) : undefined);

/** Decoders by tag, undefined for bytes that are none of theirs. */
const DECODERS: ReadonlyMap<number, (bytes: Buffer) => string | undefined> = new Map([
  [0x0c, (bytes) => (isUtf8(bytes) ? bytes.toString('utf8') : undefined)],
  [0x12, ascii],
  [0x13, ascii],
  // T.61 has shifts that nobody uses: what is found in certificates is ISO 8859-1.
  [0x14, latin1],
  [0x16, ascii],
  [0x1a, ascii],
  [0x1c, utf32],
  [0x1e, utf16],
] satisfies [number, (bytes: Buffer) => string | undefined][]);

/** The text of any string type of ASN.1; undefined for another type or broken bytes. */
export const stringOf = ({ tag, content }: Der): string | undefined => DECODERS.get(tag)?.(content);

/** BMPString; pairs of surrogates are tolerated, lone ones are not. */
function utf16(bytes: Buffer): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const text = Buffer.from(bytes).swap16().toString('utf16le');
  return /\p{Cs}/u.test(text) ? undefined : text;
}

/** UniversalString. */
function utf32(bytes: Buffer): string | undefined {
  if (bytes.length % 4 !== 0) return undefined;
  const codes = Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32BE(4 * at));
  const valid = codes.every((code) => code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && code !== REPLACEMENT);
  return valid ? codes.map((code) => String.fromCodePoint(code)).join('') : undefined;
}
