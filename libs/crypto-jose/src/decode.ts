import { isUtf8 } from 'node:buffer';
import type { DecodedJws, JoseProblem, JsonObject } from '@symbolon/engine';
import { decodeBase64url, isBase64url } from './base64url.js';
import { problem } from './problem.js';
import { jsonObjectIn, objectionTo } from './strict-json.js';

/** Longest compact JWS taken, in characters (which are bytes: anything but ASCII is refused). */
export const MAX_COMPACT = 65_536;

/* Each of these changes what the signature covers or how the payload is read; none is needed here. */
const REFUSED = ['crit', 'b64', 'zip'] as const;

/** Where the three parts of a compact JWS end; undefined when there are not exactly three. */
export function partsOf(compact: string): { readonly header: string; readonly payload: string; readonly signature: string } | undefined {
  const first = compact.indexOf('.');
  const second = compact.indexOf('.', first + 1);
  if (first < 1 || second === -1 || compact.includes('.', second + 1)) return undefined;
  return { header: compact.slice(0, first), payload: compact.slice(first + 1, second), signature: compact.slice(second + 1) };
}

/** Takes a compact JWS apart as the port `Jose.decode` demands; nothing is verified, never throws. */
export function decodeCompact(compact: string): DecodedJws | JoseProblem {
  if (typeof compact !== 'string') return problem('The JWS is not a text.');
  if (compact.length > MAX_COMPACT) return problem('The JWS is longer than 64 KiB.');
  const parts = partsOf(compact);
  if (parts === undefined) return problem('The JWS does not have exactly three parts.');
  const header = decodeHeader(parts.header, 'JWS');
  if ('problem' in header) return header;
  const bytes = decodeBase64url(parts.payload);
  if (bytes === undefined) return problem('The payload of the JWS is not base64url without padding.');
  if (!isBase64url(parts.signature)) return problem('The signature of the JWS is not base64url without padding.');
  const text = textOf(bytes);
  const claims = text === undefined ? undefined : jsonObjectIn(text);
  if (text === undefined || claims === undefined) return { header: header.value, compact };
  const objection = objectionTo(text, claims);
  if (objection !== undefined) return problem(`The payload of the JWS has ${objection}.`);
  return { header: header.value, claims, compact };
}

/** The protected header of a JWS or JWE. */
export function decodeHeader(part: string, kind: 'JWS' | 'JWE'): { readonly value: JsonObject } | JoseProblem {
  const bytes = decodeBase64url(part);
  if (bytes === undefined) return problem(`The header of the ${kind} is not base64url without padding.`);
  const text = textOf(bytes);
  const value = text === undefined ? undefined : jsonObjectIn(text);
  if (text === undefined || value === undefined) return problem(`The header of the ${kind} is not a JSON object.`);
  const objection = objectionTo(text, value);
  if (objection !== undefined) return problem(`The header of the ${kind} has ${objection}.`);
  const refused = REFUSED.find((name) => Object.hasOwn(value, name));
  if (refused !== undefined) return problem(`The header of the ${kind} has the parameter ${refused}, which is not supported.`);
  // RFC 7515, 4.1.4. Taken for none, it would let any key of the set speak.
  const { kid } = value;
  return kid === undefined || typeof kid === 'string' ? { value } : problem(`The header of the ${kind} has a key id (kid) that is no text.`);
}

/** The text of UTF-8 bytes; Buffer alone would put replacement characters where the encoding is broken. */
export const textOf = (bytes: Buffer): string | undefined => (isUtf8(bytes) ? bytes.toString('utf8') : undefined);
