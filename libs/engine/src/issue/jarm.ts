import type { Refusal } from '../decide.js';
import { isSymmetric } from '../facts/jwe.js';
import { defaultDurations } from '../facts/limits.js';
import type { Client } from '../model/client.js';
import type { JsonObject } from '../model/json.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import { audienceOf } from './audience.js';
import { authorizationResponse, send, type Answer, type AnswerChannel, type Sent } from './authorization-response.js';
import { clientJwt, type JwtProblem } from './client-jwt.js';

const hasSecret = ({ clientType, clientSecret }: Client): boolean => clientType === 'CONFIDENTIAL' && clientSecret !== undefined;

/** Whether the answer to this client can be a JWT at all: otherwise even the error about that goes plainly. */
export function canAnswerAsJwt({ jwks }: Service, client: Client): boolean {
  const { authorizationSignAlg: alg, authorizationEncryptionAlg: encryption } = client;
  if (alg === undefined || alg === 'NONE') return false;
  if (encryption !== undefined && isSymmetric(encryption) && !hasSecret(client)) return false;
  return alg.startsWith('HS') ? hasSecret(client) : jwks !== undefined;
}

const refusal = (client: Client, { step, why }: JwtProblem): Refusal => ({
  error: 'server_error',
  resultCode: step === 'sign' ? 'A012251' : 'A012351',
  values: { clientId: String(client.clientId), problem: why },
});

/** JARM, 2.1: the parameters as claims; times and lifetimes are numbers, as in other JSON answers. */
function claimsOf(service: Service, client: Client, now: number, { state, aliasUsed }: AnswerChannel, answer: Answer): JsonObject {
  const { expires_in: expiresIn, ...texts } = answer;
  const duration = service.authorizationResponseDuration || defaultDurations.authorizationResponse;
  return {
    ...texts,
    ...(expiresIn === undefined ? {} : { expires_in: Number(expiresIn) }),
    ...(state === undefined ? {} : { state }),
    ...(service.issuer === undefined ? {} : { iss: service.issuer }),
    aud: audienceOf(client, aliasUsed === true),
    exp: Math.floor(now / 1000) + duration,
  };
}

async function sealed(ports: Ports, service: Service, client: Client, now: number, channel: AnswerChannel, answer: Answer): Promise<Sent | Refusal> {
  const jwt = await clientJwt(ports, service, client, {
    claims: claimsOf(service, client, now, channel, answer),
    alg: client.authorizationSignAlg ?? 'RS256',
    keyId: service.authorizationSignatureKeyId,
    encryptionAlg: client.authorizationEncryptionAlg,
    encryptionEnc: client.authorizationEncryptionEnc,
  });
  return typeof jwt === 'string' ? send(channel, { response: jwt }) : refusal(client, jwt);
}

/** An authorization response in whatever form the channel has. Only a JWT takes time to make. */
export const answerThrough = (
  ports: Ports, service: Service, client: Client | undefined, now: number, channel: AnswerChannel, answer: Answer,
): Sent | Promise<Sent | Refusal> => channel.delivery.jwt && client !== undefined
  ? sealed(ports, service, client, now, channel, answer)
  : authorizationResponse(channel, answer);
