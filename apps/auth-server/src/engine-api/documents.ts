import { configurationRequest, type ConfigurationRequest } from '@symbolon/contract';
import type { Engine, Service } from '@symbolon/engine';
import { ApiProblem } from '../platform/api-problem.js';
import type { Call } from './caller.js';
import { print, rememberPrinted, type PrintedDocument } from './json-document.js';
import { patchDocument } from './json-patch.js';
import { isTrue, lastOf, type Query } from './query.js';
import { requestOf } from './read.js';

export function configurationQuery(query: Query): ConfigurationRequest {
  const patch = lastOf(query, 'patch');
  return { pretty: isTrue(lastOf(query, 'pretty')), ...(patch === undefined ? {} : { patch }) };
}

/** The body of POST /service/configuration; nothing in it is needed, so neither is the body. */
export const configurationBody = (call: Call): ConfigurationRequest => (call.body === undefined ? {} : requestOf(configurationRequest, call));

export interface JwksQuery {
  readonly includePrivateKeys: boolean;
  readonly pretty: boolean;
}

export const jwksQuery = (query: Query): JwksQuery => ({
  includePrivateKeys: isTrue(lastOf(query, 'includePrivateKeys')), pretty: isTrue(lastOf(query, 'pretty')),
});

/** The documents that a service publishes about itself. */
export interface Documents {
  configuration(service: Service, request: ConfigurationRequest): PrintedDocument;
  /** Undefined when the service has no keys. */
  jwks(service: Service, query: JwksQuery): PrintedDocument | undefined;
}

export function createDocuments(engine: Engine): Documents {
  const plain = rememberPrinted<Service>((service) => print(engine.configuration(service), false));
  return {
    configuration(service, { pretty = false, patch }) {
      if (!pretty && patch === undefined) return plain(service);
      const patched = patchDocument(engine.configuration(service), patch);
      if ('problem' in patched) throw new ApiProblem(400, 'A038204', { problem: patched.problem });
      return print(patched.document, pretty);
    },
    jwks(service, { includePrivateKeys, pretty }) {
      const jwks = engine.jwks(service, includePrivateKeys);
      return jwks === undefined ? undefined : print(jwks, pretty);
    },
  };
}
