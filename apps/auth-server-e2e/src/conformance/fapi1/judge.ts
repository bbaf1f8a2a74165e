import { expect } from '@jest/globals';
import { contentOf } from '../../support/outcome.js';
import type { Answer, Members } from '../../support/http.js';
import { halfHash, headerOf, isSignedBy, payloadOf, seconds } from '../../support/jwt.js';
import { arrivalOf, isWellFormed, type Arrival } from '../arrival.js';
import { code, hears } from '../assertions.js';
import type { Actor } from './cast.js';
import { ask, introspect, issue, redeem, type Asking, type ChangeOf, type Stop } from './requests.js';

/* What the modules assert again and again. */

const idTokenClaims = ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce', 'c_hash', 's_hash', 'at_hash', 'auth_time', 'acr'];
const DECADES = 50 * 365 * 86_400;

/** An ID token of this service for this client, with nothing in it that was not asked for. */
export function isIdToken(jwt: unknown, { service, client, serviceKey }: Actor, said: Members, beside: Members = {}): void {
  expect(typeof jwt).toBe('string');
  const claims = payloadOf(String(jwt));
  expect(headerOf(String(jwt))).toMatchObject({ alg: 'ES256', kid: serviceKey.kid });
  expect(isSignedBy(String(jwt), serviceKey)).toBe(true);
  expect(claims).toMatchObject({ iss: service.issuer, sub: 'john', ...beside });
  expect([claims['aud']].flat()).toEqual([String(client.clientId)]);
  expect(claims['nonce']).toBe(said['nonce']);
  expect(Math.abs(Number(claims['iat']) - seconds())).toBeLessThan(300);
  expect(Number(claims['exp'])).toBeGreaterThan(seconds());
  expect(Number(claims['exp'])).toBeLessThan(seconds(DECADES));
  expect(Object.keys(claims).filter((name) => !idTokenClaims.includes(name))).toEqual([]);
}

/** The answer brings a code in the channel of the variant, protected: by an ID token over code and state, or by a JWT around them. */
export function brings(arrival: Arrival, actor: Actor, said: Members): string {
  const { id_token: idToken, ...parameters } = arrival.parameters;
  const jarm = actor.variant.response === 'jarm';
  expect({ channel: arrival.channel, jwt: arrival.jwt }).toEqual(jarm ? { channel: 'query', jwt: true } : { channel: 'fragment', jwt: false });
  const expected = { code, ...(said['state'] === undefined ? {} : { state: said['state'] }) };
  expect(parameters).toEqual(jarm ? expected : { ...expected, iss: actor.service.issuer });
  if (jarm) expect(idToken).toBeUndefined();
  else {
    isIdToken(idToken, actor, said, { c_hash: halfHash(String(parameters['code'])) });
    expect(payloadOf(String(idToken))['s_hash']).toBe(said['state'] === undefined ? undefined : halfHash(String(said['state'])));
  }
  return String(parameters['code']);
}

/** A request up to its answer. */
export async function answered(actor: Actor, change?: ChangeOf<Asking>): Promise<{ readonly code: string; readonly said: Members }> {
  const { answer, said } = await ask(actor, change);
  return { code: brings(arrivalOf(await issue(actor, answer), actor), actor, said), said };
}

/** A token response: bound, with everything that belongs to it. */
export function grants(answer: Answer, actor: Actor, said: Members): Members {
  hears(answer, 'OK');
  const { id_token: idToken, ...content } = contentOf(answer);
  expect(content).toEqual({ access_token: code, refresh_token: code, token_type: 'Bearer', expires_in: 300, scope: expect.any(String) });
  expect(String(content['scope']).split(' ').sort()).toEqual(['openid', 'payments']);
  isIdToken(idToken, actor, said);
  return content;
}

/** The whole flow: the token works with the certificate of its client alone. */
export async function succeeds(actor: Actor, change?: ChangeOf<Asking>, stranger?: Actor): Promise<Members> {
  const { code: received, said } = await answered(actor, change);
  const content = grants(await redeem(actor, received), actor, said);
  hears(await introspect(actor, content['access_token']), 'OK');
  hears(await introspect(actor, content['access_token'], ''), 'UNAUTHORIZED invalid_token');
  if (stranger !== undefined) hears(await introspect(actor, content['access_token'], stranger.certificate), 'UNAUTHORIZED invalid_token');
  return content;
}

/** Refused: at the authorization endpoint by a page or by a redirect to the client, at the PAR endpoint with HTTP 400; each with its own list of errors. */
export function refuses(stop: Stop, actor: Actor, atAuthorization: readonly string[], atPar = atAuthorization): void {
  const { answer, at, said } = stop;
  if (at === 'par') {
    hears(answer, ...atPar.map((error) => `BAD_REQUEST ${error}`));
    return isWellFormed(contentOf(answer));
  }
  if (answer.body['action'] !== 'LOCATION') {
    hears(answer, ...atAuthorization.map((error) => `BAD_REQUEST ${error}`));
    return isWellFormed(contentOf(answer));
  }
  const { jwt, parameters } = arrivalOf(answer, actor);
  expect(jwt).toBe(said['response_mode'] === 'jwt');
  expect(atAuthorization).toContain(parameters['error']);
  expect(parameters['code']).toBeUndefined();
  // The state of a request object that cannot be trusted is not repeated.
  if (parameters['error'] !== 'invalid_request_object' || parameters['state'] !== undefined) expect(parameters['state']).toBe(said['state']);
  isWellFormed(parameters);
}

/** A page, or HTTP 400 at the PAR endpoint; nobody is redirected anywhere. */
export function redirectsNobody(stop: Stop, actor: Actor, ...errors: readonly string[]): void {
  expect(stop.answer.body['action']).not.toBe('LOCATION');
  refuses(stop, actor, errors);
}

/** The token endpoint: HTTP 400 with one of these, or 401 with invalid_client where that is among them. */
export function rejects(answer: Answer, ...errors: readonly string[]): void {
  hears(answer, ...errors.flatMap((error) => [`BAD_REQUEST ${error}`, ...(error === 'invalid_client' ? ['INVALID_CLIENT invalid_client', 'UNAUTHORIZED invalid_client'] : [])]));
  isWellFormed(contentOf(answer));
}

