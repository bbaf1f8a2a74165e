import { createHash } from 'node:crypto';
import type { JsonObject } from '@symbolon/engine';
import type { FastifyReply } from 'fastify';

/** A document ready to be sent, with the tag by which callers know it again. */
export interface PrintedDocument {
  readonly text: string;
  readonly tag: string;
}

export function print(document: JsonObject, pretty: boolean): PrintedDocument {
  const text = JSON.stringify(document, undefined, pretty ? 2 : undefined);
  return { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}

/** Prints once what follows from an object that never changes, such as a service in memory. */
export function rememberPrinted<T extends object>(make: (from: T) => PrintedDocument): (from: T) => PrintedDocument {
  const printed = new WeakMap<T, PrintedDocument>();
  return (from) => {
    const known = printed.get(from) ?? make(from);
    printed.set(from, known);
    return known;
  };
}

/** Answers a public document; a caller that has it already is told so. */
export function sendDocument(reply: FastifyReply, { text, tag }: PrintedDocument, known: string | undefined): void {
  const isKnown = known !== undefined && known.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
  void reply.header('cache-control', 'private, no-cache').header('etag', tag);
  if (isKnown) void reply.code(304).send();
  else void reply.type('application/json; charset=utf-8').send(text);
}

/** Answers a JWK Set, or that there is none. Private keys are kept by nobody on the way. */
export function sendKeys(reply: FastifyReply, document: PrintedDocument | undefined, isPrivate: boolean, known: string | undefined): void {
  if (document === undefined) void reply.code(204).send();
  else if (isPrivate) void reply.type('application/json; charset=utf-8').send(document.text);
  else sendDocument(reply, document, known);
}
