import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { ApiProblem } from './api-problem.js';
import { isShallow } from './shallow.js';

/** Bodies hold one JSON object, or the same members form-encoded. Nothing larger is read. */
export const BODY_LIMIT = 4 * 1024 * 1024;

/** Escapes that JSON allows, but that are no text which PostgreSQL could store: NUL and halves of a surrogate pair. */
const ESCAPES = /\\u(?:0000|[dD][89a-fA-F])/;

// Node 20 has it; the library that TypeScript is told to assume (ES2023) does not.
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

const isStorable = (text: string): boolean => !text.includes('\0') && isWellFormed(text);

function holdsStorableText(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([member, content]) => isStorable(member) && holdsStorableText(content));
}

const wrongShape = (problem: string): ApiProblem => new ApiProblem(400, 'A126202', { problem });

function decode(body: Buffer): string {
  if (!isUtf8(body)) throw wrongShape('it is not UTF-8');
  return body.toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    throw wrongShape('it is not JSON');
  }
}

/** A form-encoded body: members that come several times are arrays, everything else is text. */
export class FormBody {
  constructor(readonly members: Readonly<Record<string, string | readonly string[]>>) {}
}

function parseForm(text: string): FormBody {
  const members: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(text)) {
    const before = members[name];
    members[name] = before === undefined ? value : typeof before === 'string' ? [before, value] : [...before, value];
  }
  return new FormBody(members);
}

const parser = (parse: (text: string) => unknown, suspicious: RegExp) =>
  (_request: unknown, body: Buffer, done: (error: Error | null, value?: unknown) => void): void => {
    try {
      if (body.length === 0) return done(null);
      const text = decode(body);
      const value = parse(text);
      if (!isShallow(value)) throw wrongShape('it is nested too deeply');
      if (suspicious.test(text) && !holdsStorableText(value)) throw wrongShape('it has a character that is no text');
      done(null, value);
    } catch (error) {
      done(error as Error);
    }
  };

/** Replaces the body parsers of Fastify: strict UTF-8, our own errors, nothing that storage would choke on. */
export function parseBodies(http: FastifyInstance): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, parser(parseJson, ESCAPES));
  http.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, parser(parseForm, /%00|\0/));
  http.addContentTypeParser('*', (_request, _payload, done) => done(new ApiProblem(400, 'A258201')));
}
