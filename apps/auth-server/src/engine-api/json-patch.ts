import type { JsonObject } from '@symbolon/engine';
import { applyPatch, Pointer, type Operation } from 'rfc6902';
import { isShallow } from '../platform/shallow.js';

/** A JSON Patch (RFC 6902) comes from a stranger; a chain of `copy` could double the document without end. */
const MAX_OPERATIONS = 1000;
const MAX_SIZE = 1024 * 1024;
const INDEX = /^(0|[1-9]\d*)$/;

export type Patched = { readonly document: JsonObject } | { readonly problem: string };

function isMember(parent: unknown, token: string): boolean {
  if (typeof parent !== 'object' || parent === null || ['__proto__', 'constructor', 'prototype'].includes(token)) return false;
  return Array.isArray(parent) ? INDEX.test(token) && Number(token) < parent.length : Object.hasOwn(parent, token);
}

/** The library follows inherited members too (`/toString/call`): only what the document itself holds may be reached. */
function isOwn(document: object, path: unknown, mayBeNew: boolean): boolean {
  if (typeof path !== 'string' || (path !== '' && !path.startsWith('/'))) return false;
  const tokens = Pointer.fromJSON(path).tokens.slice(1);
  const last = tokens.pop();
  let parent: unknown = document;
  for (const token of tokens) {
    if (!isMember(parent, token)) return false;
    parent = (parent as Record<string, unknown>)[token];
  }
  return last !== undefined && (isMember(parent, last) || (mayBeNew && isPlace(parent, last)));
}

const isPlace = (parent: unknown, token: string): boolean =>
  Array.isArray(parent)
    ? token === '-' || token === String(parent.length)
    : typeof parent === 'object' && parent !== null && !['__proto__', 'constructor', 'prototype'].includes(token);

const adds = ['add', 'copy', 'move'];

function applyOne(document: object, operation: Operation): boolean {
  if (!isOwn(document, operation.path, adds.includes(operation.op))) return false;
  if ('from' in operation && !isOwn(document, operation.from, false)) return false;
  const [problem] = applyPatch(document, [operation]);
  return problem === null && isShallow(document) && (operation.op !== 'copy' || JSON.stringify(document).length <= MAX_SIZE);
}

function parse(text: string): readonly Operation[] | string {
  let patch: unknown;
  try {
    patch = JSON.parse(text);
  } catch {
    return 'it is not JSON.';
  }
  if (!Array.isArray(patch) || patch.length > MAX_OPERATIONS || !isShallow(patch)) return 'it is not an array of operations.';
  return patch.every((operation) => typeof operation === 'object' && operation !== null) ? (patch as Operation[]) : 'it is not an array of operations.';
}

/** The document with the patch applied: all of it or nothing. */
export function patchDocument(document: JsonObject, patch: string | undefined): Patched {
  if (patch === undefined || patch === '') return { document };
  const operations = parse(patch);
  if (typeof operations === 'string') return { problem: operations };
  const copy = structuredClone(document);
  const failed = operations.findIndex((operation) => !applyOne(copy, operation));
  return failed < 0 ? { document: copy } : { problem: `operation ${failed} cannot be applied.` };
}
