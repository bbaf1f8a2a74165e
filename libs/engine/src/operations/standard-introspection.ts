import { refusalOf, type Refusal } from '../decide.js';
import type { GatheredFacts, ParametersFacts } from '../facts/facts.js';
import { presentedToken, type PresentedToken } from '../facts/presented-token.js';
import { cnf, tokenType, visibleProperties } from '../issue/access-token.js';
import { errorBody, resultOf } from '../issue/errors.js';
import { DEFAULT_ALG, introspectionJwt } from '../issue/introspection-jwt.js';
import { given } from '../model/given.js';
import type { JsonObject } from '../model/json.js';
import type { StandardIntrospectionRequest } from '../model/requests.js';
import type { StandardIntrospectionResponse } from '../model/responses.js';
import { resourcesOf } from '../model/resources.js';
import type { Service } from '../model/service.js';
import { bareAuthorizationDetails } from '../parse/authorization-details.js';
import { first, parseParameters, valuesOf } from '../parse/parameters.js';
import type { Ports } from '../ports/index.js';
import type { Noting } from '../trace/notes.js';
import type { Engine } from './engine.js';
import { examine } from './examine.js';

const type = 'standardIntrospectionResponse' as const;
const MEDIA_TYPE = 'application/token-introspection+jwt';
const wantsJwt = ({ httpAcceptHeader }: StandardIntrospectionRequest): boolean => httpAcceptHeader?.toLowerCase().includes(MEDIA_TYPE) === true;

/** The token in question. What it may be good for is not said: a profile can still want it bound to its holder. */
function gather(service: Service, now: number, parameters: ParametersFacts, presented: PresentedToken | undefined, request: StandardIntrospectionRequest): GatheredFacts {
  const { introspectionSignAlg: alg = DEFAULT_ALG, introspectionEncryptionAlg: encryptionAlg } = request;
  return {
    endpoint: 'standardIntrospection', now, service, parameters,
    client: { named: {}, aliasUsed: false }, proof: { kind: 'none' }, certificate: { kind: 'none' },
    introspection: {
      request: {},
      ...(presented?.type === 'access_token' ? { token: presented.token } : {}),
      ...(wantsJwt(request) ? { answer: { alg, ...given({ encryptionAlg }) } } : {}),
    },
  };
}

/** POST /auth/introspection/standard (RFC 7662, RFC 9701). Who may ask is for the front end to decide. */
export const standardIntrospection = (ports: Ports): Noting<Engine['standardIntrospection']> => async (service, request, notes) => {
  const parameters = parseParameters(request.parameters);
  const token = first(valuesOf(parameters), 'token');
  const known = token === undefined ? undefined : await presentedToken(ports, service, token);
  const { facts, findings } = examine(gather(service, ports.clock.now(), parameters, known, request), notes);
  const isUsable = !findings.some(({ error }) => error === 'invalid_token');
  const refusal = refusalOf(facts, findings.filter(({ error }) => error !== 'invalid_token'));
  if (refusal !== undefined) return refused(ports, service, refusal);
  const active = isUsable && known !== undefined && known.token.expiresAt > facts.now && await isInUse(ports, service, known.token.clientId);
  const content = active ? describe(service, known, request.withHiddenProperties === true) : { active: false };
  return answer(ports, service, request, content, known?.type ?? 'null');
};

/** The tokens of a locked client are of no use to anybody, until it is unlocked. */
const isInUse = async ({ clients }: Ports, { apiKey }: Service, clientId: number): Promise<boolean> => (await clients.client(apiKey, String(clientId)))?.locked === false;

async function answer(
  ports: Ports, service: Service, request: StandardIntrospectionRequest, content: JsonObject, kind: string,
): Promise<StandardIntrospectionResponse> {
  const result = resultOf(ports.messages, { resultCode: 'A145001', values: { type: kind, active: String(content.active) } });
  if (!wantsJwt(request)) return { type, ...result, action: 'OK', responseContent: JSON.stringify(content) };
  const jwt = await introspectionJwt(ports, service, request, content);
  return typeof jwt === 'string' ? { type, ...result, action: 'JWT', responseContent: jwt } : refused(ports, service, jwt);
}

const refused = (ports: Ports, service: Service, refusal: Refusal): StandardIntrospectionResponse => ({
  type,
  ...resultOf(ports.messages, refusal),
  action: refusal.error === 'server_error' ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST',
  responseContent: errorBody(ports.messages, service, refusal),
});

function describe(service: Service, presented: PresentedToken, hidden: boolean): JsonObject {
  const { type: kind, token } = presented;
  const shown = hidden ? { ...token, properties: token.properties?.map(property => ({ ...property, hidden: false })) ?? [] } : token;
  return {
    ...visibleProperties(shown),
    ...given({ sub: token.subject }),
    scope: token.scopes.length === 0 ? null : token.scopes.join(' '),
    ...given({ iss: service.issuer }),
    active: true,
    ...given({ cnf: cnf(token.confirmation) }),
    ...(kind === 'access_token' ? { token_type: tokenType(service, token.confirmation) } : {}),
    exp: Math.floor(token.expiresAt / 1000),
    client_id: String(token.clientId),
    ...given({
      aud: presented.type === 'access_token' ? resourcesOf(presented.token) : token.resources, acr: token.acr, auth_time: token.authTime,
      authorization_details: token.authorizationDetails === undefined ? undefined : bareAuthorizationDetails(token.authorizationDetails),
    }),
  };
}
