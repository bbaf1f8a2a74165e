import { isWithoutText, type Json, type JsonObject } from '@symbolon/engine';

/** Levels of objects and arrays that a header or payload may have. */
export const MAX_DEPTH = 16;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** A JSON object in a text, or undefined when the text is none. */
export function jsonObjectIn(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What speaks against an object that two parsers could read differently: `text` is the JSON text that `parsed` came from.
 * JSON.parse keeps the last of two members with one name, so text and result are counted against each other.
 */
export function objectionTo(text: string, parsed: JsonObject): string | undefined {
  const written = scan(text);
  if (written.depth > MAX_DEPTH) return `more than ${MAX_DEPTH} levels deep`;
  const read = { members: 0, objection: undefined as string | undefined };
  inspect(parsed, read);
  if (read.objection !== undefined) return read.objection;
  if (isWithoutText(text, parsed)) return 'text with NUL or half a character';
  return read.members === written.members ? undefined : 'a member name twice in one object';
}

/** Members (colons outside strings) and deepest level of a JSON text that is known to be well formed. */
function scan(text: string): { readonly members: number; readonly depth: number } {
  let members = 0;
  let open = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === COLON) {
      members += 1;
    } else if (code === 0x7b || code === 0x5b) {
      open += 1;
      if (open > depth) depth = open;
    } else if (code === 0x7d || code === 0x5d) {
      open -= 1;
    }
  }
  return { members, depth };
}

/** Where a string that starts at `start` ends; indexOf is far faster than a look at each character, escapes are rare. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

interface Inspection {
  members: number;
  objection: string | undefined;
}

/** Recursion ends: the depth was checked before. */
function inspect(value: Json | undefined, seen: Inspection): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) seen.objection = 'a number out of range';
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) inspect(item, seen);
    return;
  }
  // What JSON.parse makes inherits nothing that is enumerable.
  for (const name in value) {
    // Harmless in the parsed object, but copied member by member it would replace a prototype.
    if (name === '__proto__') seen.objection = 'a member named __proto__';
    seen.members += 1;
    inspect((value as JsonObject)[name], seen);
  }
}
