import type { JoseProblem } from '@symbolon/engine';
import { problem } from '../problem.js';

/** Longest text of one certificate taken, in characters; chains are allowed, their first certificate counts. */
export const MAX_PEM = 65_536;
/** Longest text of a list of certificates. */
export const MAX_BUNDLE = 1_048_576;

const BEGIN = '-----BEGIN CERTIFICATE-----';
const END = '-----END CERTIFICATE-----';
/* Line ends, spaces where a header folded the lines, and the two characters \n of a text that was escaped once too often. */
const FOLDING = /\s|\\r|\\n/g;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/* A byte sequence of RFC 8941, in which RFC 9440 passes a certificate on. */
const BYTE_SEQUENCE = /^:([^:]*):$/;

/**
 * DER bytes of the first certificate in a text: PEM, URL-encoded PEM as nginx escapes it, or the base64 of the DER form,
 * bare or as in RFC 9440. Whether the bytes are a certificate is not looked at.
 */
export function derIn(text: string): { readonly bytes: Buffer } | JoseProblem {
  if (typeof text !== 'string' || text.length > MAX_PEM) return problem('The certificate is longer than 64 KiB.');
  const plain = unescaped(text);
  return plain === undefined ? problem('The certificate is not encoded for URLs as it seems to be.') : blockAt(plain, 0).block;
}

/** DER bytes of every certificate in a text. */
export function dersIn(text: string, maxLength: number, maxCount: number): readonly Buffer[] | JoseProblem {
  if (typeof text !== 'string' || text.length > maxLength) return problem(`The certificates are longer than ${maxLength / 1024} KiB.`);
  const plain = unescaped(text);
  if (plain === undefined) return problem('The certificates are not encoded for URLs as they seem to be.');
  const found: Buffer[] = [];
  for (let at = 0; at !== -1; ) {
    if (found.length === maxCount) return problem(`There are more than ${maxCount} certificates.`);
    const { block, end } = blockAt(plain, at);
    if ('problem' in block) return block;
    found.push(block.bytes);
    at = plain.includes(BEGIN, end) ? end : -1;
  }
  return found;
}

/** No PEM has a percent sign. Form encoding writes spaces as plus signs, and then plus signs as %2B. */
function unescaped(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text.includes('BEGIN+CERTIFICATE') ? text.replaceAll('+', ' ') : text);
  } catch {
    return undefined;
  }
}

interface Block {
  readonly block: { readonly bytes: Buffer } | JoseProblem;
  /** Where the text goes on. */
  readonly end: number;
}

function blockAt(text: string, at: number): Block {
  const begin = text.indexOf(BEGIN, at);
  if (begin === -1) {
    const bare = text.trim();
    return { block: bytesOf(BYTE_SEQUENCE.exec(bare)?.[1] ?? bare, 'The certificate is neither in PEM form nor base64.'), end: text.length };
  }
  const end = text.indexOf(END, begin);
  if (end === -1) return { block: problem('The certificate in PEM form has no end.'), end: text.length };
  return { block: bytesOf(text.slice(begin + BEGIN.length, end), 'The text between the PEM markers is not base64.'), end: end + END.length };
}

function bytesOf(text: string, otherwise: string): { readonly bytes: Buffer } | JoseProblem {
  const base64 = text.replace(FOLDING, '');
  return base64.length % 4 === 0 && BASE64.test(base64) ? { bytes: Buffer.from(base64, 'base64') } : problem(otherwise);
}
