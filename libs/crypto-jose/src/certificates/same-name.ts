import { isUtf8 } from 'node:buffer';
import type { JoseProblem } from '@symbolon/engine';
import { isProblem, problem } from '../problem.js';
import { oidOfType } from './attribute-types.js';
import { DerError, readDer } from './der.js';
import { prepared } from './prepare.js';
import { stringOf } from './string-value.js';

/** Longest distinguished name compared, in characters. */
const MAX_NAME = 16_384;

/* Spaces around types and values come from older notations; they mean nothing. */
const TYPE = / *(?:([A-Za-z][A-Za-z0-9-]*)|(?:oid\.)?((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))+)) *= */iy;
const HEX_VALUE = /#((?:[0-9a-f]{2})+) */iy;
const TEXT_PIECE = /([^\\"+,;<>\0]+)|\\([0-9a-f]{2})|\\([ "#+,;<=>\\])/iy;

/** Compares distinguished names as the port `Certificates.sameName` demands; never throws. */
export function sameName(a: string, b: string): boolean | JoseProblem {
  const first = comparable(a);
  if (isProblem(first)) return first;
  const second = comparable(b);
  if (isProblem(second)) return second;
  return first.length === second.length && first.every((rdn, at) => rdn === second[at]);
}

/** The parts of a name, in order, each in the form in which it is compared. */
function comparable(name: string): readonly string[] | JoseProblem {
  if (typeof name !== 'string' || name.length > MAX_NAME) return problem('The distinguished name is too long.');
  // Nobody can be known by an empty name.
  if (name.trim() === '') return problem('The distinguished name is empty.');
  const rdns: string[] = [];
  let attributes: string[] = [];
  for (let at = 0; ; at += 1) {
    const attribute = attributeAt(name, at);
    if (isProblem(attribute)) return attribute;
    attributes.push(attribute.comparable);
    at = attribute.end;
    if (name[at] === '+') continue;
    // The attributes of one part have no order.
    rdns.push(JSON.stringify(attributes.sort()));
    attributes = [];
    if (at === name.length) return rdns;
    if (name[at] !== ',') return problem(`The distinguished name has an unexpected character at position ${at + 1}.`);
  }
}

interface Attribute {
  readonly comparable: string;
  readonly end: number;
}

function attributeAt(name: string, at: number): Attribute | JoseProblem {
  const type = matchAt(TYPE, name, at);
  if (type === undefined) return problem(`The distinguished name has no attribute type at position ${at + 1}.`);
  const oid = type[2] ?? oidOfType(type[1] ?? '');
  if (oid === undefined) return problem(`The distinguished name has the unknown attribute type ${(type[1] ?? '').slice(0, 60)}.`);
  const start = at + type[0].length;
  const value = name[start] === '#' ? encodedValueAt(name, start) : textValueAt(name, start);
  return isProblem(value) ? value : { comparable: `${oid}=${value.comparable}`, end: value.end };
}

/** A value in hexadecimal BER; if it is a text, it equals the same text written out. */
function encodedValueAt(name: string, at: number): Attribute | JoseProblem {
  const found = matchAt(HEX_VALUE, name, at);
  if (found?.[1] === undefined) return problem(`The distinguished name has no hexadecimal value at position ${at + 1}.`);
  const end = at + found[0].length;
  const text = encodedText(Buffer.from(found[1], 'hex'));
  return text === undefined ? { comparable: `#${found[1].toLowerCase()}`, end } : textual(text, end);
}

function encodedText(bytes: Buffer): string | undefined {
  try {
    return stringOf(readDer(bytes));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function textValueAt(name: string, start: number): Attribute | JoseProblem {
  const pieces: Buffer[] = [];
  let at = start;
  for (;;) {
    const found = matchAt(TEXT_PIECE, name, at);
    if (found === undefined) break;
    const [all, plain, hex, special] = found;
    pieces.push(hex === undefined ? Buffer.from(plain ?? special ?? '', 'utf8') : Buffer.from(hex, 'hex'));
    at += all.length;
  }
  const bytes = Buffer.concat(pieces);
  return isUtf8(bytes) ? textual(bytes.toString('utf8'), at) : problem('The distinguished name has escapes that are not UTF-8.');
}

/** The sign in front keeps texts apart from encoded values. */
function textual(text: string, end: number): Attribute | JoseProblem {
  const value = prepared(text);
  return value === undefined ? problem('The distinguished name has a character that cannot be compared.') : { comparable: `=${value}`, end };
}

/** A match of a sticky expression at a position. */
function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}
