import type { Engine, Service } from '@symbolon/engine';
import { print, rememberPrinted, type PrintedDocument } from '../../engine-api/json-document.js';
import type { HostedCall } from '../call.js';

/** What a service publishes about itself, printed once for each version of its settings. */
export interface PublishedDocuments {
  discovery(call: HostedCall): void;
  jwks(call: HostedCall): void;
}

/** Old enough to spare us most questions, young enough that a new key is known before it signs. */
const MAX_AGE = 300;

function send({ request, reply }: HostedCall, { text, tag }: PrintedDocument): void {
  const isKnown = request.headers['if-none-match']?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag) === true;
  void reply.header('cache-control', `public, max-age=${MAX_AGE}`).header('etag', tag);
  if (isKnown) void reply.code(304).send();
  else void reply.type('application/json; charset=utf-8').send(text);
}

export function createPublishedDocuments(engine: Engine): PublishedDocuments {
  const configuration = rememberPrinted<Service>((service) => print(engine.configuration(service), false));
  const keys = rememberPrinted<Service>((service) => print(engine.jwks(service, false) ?? { keys: [] }, false));
  return {
    discovery: (call) => send(call, configuration(call.service)),
    jwks: (call) => send(call, keys(call.service)),
  };
}
