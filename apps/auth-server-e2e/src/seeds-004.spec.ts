import { beforeAll, describe, expect, test } from '@jest/globals';
import { dialects, serviceApi, type ServiceApi } from './support/api.js';
import { context } from './support/context.js';
import { contentOf } from './support/outcome.js';
import { form, type Answer } from './support/http.js';
import { assertionDraft, compact, newKey, proofDraft, type SigningKey } from './support/jwt.js';
import { createPrivateKey } from 'node:crypto';
import { CHALLENGE, VERIFIER } from './support/requests.js';

/* The walk-through at the end of seed 004, with the requests as it writes them, against the demo service. */

const { demo } = context.credentials;
const clientKey: SigningKey = {
  alg: 'ES256', kid: demo.clientJwk.kid, publicJwk: demo.clientJwk, privateJwk: demo.clientJwk,
  privateKey: createPrivateKey({ key: demo.clientJwk, format: 'jwk' }),
};
const VALUE = '[A-Za-z0-9_-]{43}';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const RESOURCE = 'https://resource.example.com/api/sample';
const assertion = (): string => compact(assertionDraft(demo.clientId, demo.issuer, clientKey));

describe.each(dialects)('seed 004 in dialect %s', (dialect) => {
  const proofKey = newKey();
  let api: ServiceApi;
  const answers: Record<'push' | 'open' | 'issue' | 'token' | 'introspection', Answer> = {} as never;

  beforeAll(async () => {
    api = serviceApi({ apiKey: demo.serviceId, apiSecret: demo.apiSecret }, dialect);
    answers.push = await api.post('/pushed_auth_req', {
      parameters: form({
        client_assertion_type: ASSERTION_TYPE, client_assertion: assertion(), client_id: String(demo.clientId), response_type: 'code',
        redirect_uri: demo.redirectUri, scope: demo.scope, code_challenge: CHALLENGE, code_challenge_method: 'S256',
      }),
    });
    answers.open = await api.post('/auth/authorization', { parameters: `client_id=${demo.clientId}&request_uri=${String(answers.push.body['requestUri'])}` });
    answers.issue = await api.post('/auth/authorization/issue', { ticket: answers.open.body['ticket'], subject: 'john', result: 'AUTHORIZED' });
    answers.token = await api.post('/auth/token', {
      parameters: `client_assertion_type=${ASSERTION_TYPE}&client_assertion=${assertion()}&client_id=${demo.clientId}`
        + `&code=${String(answers.issue.body['authorizationCode'])}&redirect_uri=${encodeURIComponent(demo.redirectUri)}`
        + `&grant_type=authorization_code&code_verifier=${VERIFIER}`,
      dpop: compact(proofDraft(proofKey, 'POST', demo.tokenEndpoint)),
    });
    const token = String(answers.token.body['accessToken']);
    answers.introspection = await api.post('/auth/introspection', {
      token, dpop: compact(proofDraft(proofKey, 'GET', RESOURCE, token)), htm: 'GET', htu: RESOURCE,
    });
  });

  test('1. PAR: A245001, and a request_uri for less than 600 s', () => {
    const { body } = answers.push;
    expect(body).toMatchObject({
      resultCode: 'A245001',
      resultMessage: `[A245001] Successfully registered a request object for client (${demo.clientId}), URI is ${String(body['requestUri'])}.`,
      action: 'CREATED',
      requestUri: expect.stringMatching(new RegExp(`^urn:ietf:params:oauth:request_uri:${VALUE}$`)),
    });
    // The seed's sample shows 600, its checklist (FAPI2-SP-FINAL-5.3.2.2-12) demands less.
    const content = contentOf(answers.push);
    expect(content).toEqual({ expires_in: expect.any(Number), request_uri: body['requestUri'] });
    expect(Object.keys(content)).toEqual(['expires_in', 'request_uri']);
    expect(content['expires_in']).toBeGreaterThan(0);
    expect(content['expires_in']).toBeLessThan(600);
  });

  test('2. authorization: A004001 and a ticket', () => {
    expect(answers.open.body).toMatchObject({
      type: 'authorizationResponse',
      resultCode: 'A004001',
      resultMessage: '[A004001] Authlete has successfully issued a ticket to the service '
        + `(API Key = ${demo.serviceId}) for the authorization request from the client (ID = ${demo.clientId}). [response_type=code, openid=false]`,
      action: 'INTERACTION',
      ticket: expect.stringMatching(new RegExp(`^${VALUE}$`)),
    });
  });

  test('2. issue: A040001 and a code', () => {
    expect(answers.issue.body).toMatchObject({
      type: 'authorizationIssueResponse',
      resultCode: 'A040001',
      resultMessage: '[A040001] The authorization request was processed successfully.',
      action: 'LOCATION',
      authorizationCode: expect.stringMatching(new RegExp(`^${VALUE}$`)),
    });
    const redirect = new URL(String(answers.issue.body['responseContent']));
    expect(redirect.origin + redirect.pathname).toBe(demo.redirectUri);
    expect(Object.fromEntries(redirect.searchParams)).toEqual({ code: answers.issue.body['authorizationCode'], iss: demo.issuer });
  });

  test('3. token: A050001 and a DPoP-bound access token', () => {
    expect(answers.token.body).toMatchObject({
      resultCode: 'A050001',
      resultMessage: '[A050001] The token request (grant_type=authorization_code) was processed successfully.',
      action: 'OK',
      accessToken: expect.stringMatching(new RegExp(`^${VALUE}$`)),
    });
    expect(contentOf(answers.token)).toMatchObject({ access_token: answers.token.body['accessToken'], token_type: 'DPoP', scope: demo.scope });
  });

  test('4. introspection: A056001', () => {
    expect(answers.introspection.body).toMatchObject({
      resultCode: 'A056001', resultMessage: '[A056001] The access token is valid.', action: 'OK',
      clientId: demo.clientId, subject: 'john', scopes: [demo.scope], existent: true, usable: true, sufficient: true,
    });
  });

  test('every answer: HTTP 200, JSON, not to be stored', () => {
    for (const { status, headers } of Object.values(answers)) {
      expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, expect.stringMatching(/^application\/json/), 'no-store']);
    }
  });
});

test('both dialects reach one service: pushed in 2.x, opened in 3.0', async () => {
  const access = { apiKey: demo.serviceId, apiSecret: demo.apiSecret };
  const pushed = await serviceApi(access, '2.x').post('/pushed_auth_req', {
    parameters: form({
      client_assertion_type: ASSERTION_TYPE, client_assertion: assertion(), client_id: String(demo.clientId), response_type: 'code',
      redirect_uri: demo.redirectUri, scope: demo.scope, code_challenge: CHALLENGE, code_challenge_method: 'S256',
    }),
  });
  const opened = await serviceApi(access, '3.0', 1).post('/auth/authorization', {
    parameters: form({ client_id: String(demo.clientId), request_uri: String(pushed.body['requestUri']) }),
  });
  expect(opened.body).toMatchObject({ resultCode: 'A004001' });
});
