import { refusalOf, type Refusal } from '../decide.js';
import { gatherTokenUse } from '../facts/gather-introspection.js';
import { scopeOf } from '../facts/scopes.js';
import { challenge } from '../issue/challenge.js';
import { resultOf } from '../issue/errors.js';
import { nextNonce } from '../issue/next-nonce.js';
import { given } from '../model/given.js';
import type { Client } from '../model/client.js';
import { resourcesOf } from '../model/resources.js';
import type { AccessToken } from '../model/records.js';
import type { IntrospectionResponse } from '../model/responses.js';
import type { Service } from '../model/service.js';
import type { Scope } from '../model/types.js';
import type { Ports } from '../ports/index.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';
import { examine } from './examine.js';

const flags = {
  clientIdAliasUsed: false, clientEntityIdUsed: false, metadataDocumentUsed: false, forExternalAttachment: false,
  forCredentialIssuance: false, responseSigningRequired: false, cnonceExpiresAt: 0,
};
/** What an RS may answer when the request is wrong in some way that has nothing to do with the token. */
const OTHERWISE = 'Bearer error="invalid_request"';

/** POST /auth/introspection: may this token be used for this request? */
export const introspection = (ports: Ports): Noting<Engine['introspection']> => async (service, request, notes) => {
  const { facts, findings } = examine(await gatherTokenUse(ports, service, 'introspection', request), notes);
  const refusal = refusalOf(facts, findings);
  const token = facts.introspection?.token;
  const standing = {
    existent: token !== undefined,
    usable: token !== undefined && token.expiresAt > facts.now && facts.client.client?.locked === false,
    sufficient: token !== undefined && !findings.some(({ error }) => error === 'insufficient_scope'),
    refreshable: (token?.refreshExpiresAt ?? 0) > facts.now,
  };
  const type = 'introspectionResponse';
  const told = describe(service, token, facts.client.client);
  const nonce = nextNonce(ports, facts);
  if (refusal === undefined) return { type, ...resultOf(ports.messages, { resultCode: 'A056001' }), action: 'OK', responseContent: OTHERWISE, ...standing, ...told, ...nonce };
  return { type, ...resultOf(ports.messages, refusal), action: actionOf(refusal), responseContent: challenge(ports.messages, facts, refusal), ...standing, ...told, ...nonce };
};

function actionOf({ error, resultCode }: Refusal): IntrospectionResponse['action'] {
  if (error === 'server_error') return 'INTERNAL_SERVER_ERROR';
  if (resultCode === 'A057301') return 'BAD_REQUEST';
  return error === 'insufficient_scope' || resultCode === 'A066301' || resultCode === 'A066302' ? 'FORBIDDEN' : 'UNAUTHORIZED';
}

/** A scope with its definition; the value of a dynamic one with that of its pattern. */
function detailsOf(service: Service, value: string): Scope | undefined {
  const scope = scopeOf(service, value);
  return scope === undefined || scope.name === value ? scope : { ...scope, name: value };
}

function describe(service: Service, token: AccessToken | undefined, client: Client | undefined) {
  if (token === undefined) return { clientId: 0, expiresAt: 0, authTime: 0, ...flags };
  return {
    clientId: token.clientId,
    expiresAt: token.expiresAt,
    authTime: token.authTime ?? 0,
    scopes: token.scopes,
    scopeDetails: token.scopes.map(value => detailsOf(service, value)).filter(scope => scope !== undefined),
    ...flags,
    clientIdAliasUsed: token.clientIdAliasUsed,
    forExternalAttachment: token.forExternalAttachment === true,
    ...given({
      subject: token.subject, properties: token.properties, certificateThumbprint: token.confirmation.x5tS256,
      resources: token.resources, accessTokenResources: resourcesOf(token), authorizationDetails: token.authorizationDetails,
      consentedClaims: token.consentedClaims, acr: token.acr, grantType: token.grantType, clientIdAlias: client?.clientIdAlias,
      serviceAttributes: service.attributes, clientAttributes: client?.attributes,
    }),
  };
}
