import { describe, expect, test } from '@jest/globals';
import { fromForm } from './form.js';
import { clientLockFlagRequest, clientSecretUpdateRequest, configurationRequest } from './management.js';
import { readRequest } from './read-request.js';
import {
  authorizationFailRequest, authorizationIssueRequest, authorizationRequest, authorizationTicketUpdateRequest, introspectionRequest,
  pushedAuthReqRequest, standardIntrospectionRequest, tokenRequest,
} from './requests.js';
import type { RequestSpec } from './spec.js';

const outcome = (spec: RequestSpec<unknown>, body: unknown): unknown => {
  const reading = readRequest(spec, body);
  return reading.kind === 'read' ? reading.value : reading.problems.map(({ property, resultCode }) => `${resultCode} ${property}`);
};

test('what Java and Python front ends send for nothing is nothing', () => {
  const body = {
    parameters: 'grant_type=authorization_code', clientId: null, clientSecret: null, clientCertificate: null, clientCertificatePath: null,
    properties: null, dpop: null, htm: null, htu: null, jwtAtClaims: null, accessToken: '', accessTokenDuration: 0, refreshTokenDuration: 0,
    dpopNonceRequired: false, cimdOptions: null,
  };
  expect(outcome(tokenRequest, body)).toEqual({ parameters: 'grant_type=authorization_code' });
  expect(outcome(authorizationRequest, { parameters: 'a=b', context: null })).toEqual({ parameters: 'a=b' });
  expect(outcome(configurationRequest, { pretty: true, patch: null })).toEqual({ pretty: true });
});

describe('bodies', () => {
  test.each<[string, RequestSpec<unknown>, unknown, unknown]>([
    ['empty object: the engine says what is missing', tokenRequest, {}, {}],
    ['unknown members', authorizationIssueRequest, { ticket: 't', result: 'AUTHORIZED' }, { ticket: 't' }],
    ['none', tokenRequest, undefined, ['A126203 ']],
    ['null', tokenRequest, null, ['A126203 ']],
    ['empty text', tokenRequest, '', ['A126203 ']],
    ['array', tokenRequest, [], ['A126202 ']],
    ['text', tokenRequest, 'parameters=x', ['A126202 ']],
    ['number', tokenRequest, 5, ['A126202 ']],
    ['id as number', pushedAuthReqRequest, { clientId: 26478243745571 }, { clientId: '26478243745571' }],
    ['secret as number', pushedAuthReqRequest, { clientSecret: 5 }, ['A126202 clientSecret']],
    ['numbers and booleans as text', tokenRequest, { accessTokenDuration: '60', dpopNonceRequired: 'True' }, { accessTokenDuration: 60, dpopNonceRequired: true }],
    ['False as text', configurationRequest, { pretty: 'False' }, {}],
    ['negative duration: the engine ignores it', tokenRequest, { accessTokenDuration: -1 }, { accessTokenDuration: -1 }],
    ['no scope at all is a value', authorizationIssueRequest, { scopes: [], consentedClaims: [] }, { scopes: [], consentedClaims: [] }],
    ['no needed scope is nothing', introspectionRequest, { scopes: [] }, {}],
    ['properties', authorizationIssueRequest, { properties: [{ key: 'k', value: 'v', hidden: true }, { key: 'k' }] },
      { properties: [{ key: 'k', value: 'v', hidden: true }, { key: 'k', hidden: false }] }],
    ['property without key', authorizationIssueRequest, { properties: [{ value: 'v' }] }, ['A126202 properties[0].key']],
    ['authorization details', authorizationIssueRequest, { authorizationDetails: { elements: [{ type: 't', actions: ['a'], otherFields: '{}' }] } },
      { authorizationDetails: { elements: [{ type: 't', actions: ['a'], otherFields: '{}' }] } }],
    ['no authorization details', authorizationIssueRequest, { authorizationDetails: { elements: [] } }, { authorizationDetails: { elements: [] } }],
    ['authorization details without type', authorizationIssueRequest, { authorizationDetails: { elements: [{}] } }, ['A126202 authorizationDetails.elements[0].type']],
    ['bare array of authorization details', authorizationIssueRequest, { authorizationDetails: [] }, ['A126202 authorizationDetails']],
    ['reason', authorizationFailRequest, { ticket: 't', reason: 'DENIED' }, { ticket: 't', reason: 'DENIED' }],
    ['unknown reason', authorizationFailRequest, { ticket: 't', reason: 'BORED' }, ['A126202 reason']],
    ['OAuth spelling of an enum', standardIntrospectionRequest, { introspectionSignAlg: 'es256' }, ['A126202 introspectionSignAlg']],
    ['info as object', authorizationTicketUpdateRequest, { ticket: 't', info: { context: 'c' } }, { ticket: 't', info: { context: 'c' } }],
    ['info as text', authorizationTicketUpdateRequest, { ticket: 't', info: 'c' }, { ticket: 't', info: { context: 'c' } }],
    ['info with a number', authorizationTicketUpdateRequest, { ticket: 't', info: { context: 5 } }, ['A126202 info.context']],
    ['info as array', authorizationTicketUpdateRequest, { ticket: 't', info: [] }, ['A126202 info']],
    ['headers', introspectionRequest, { token: 't', headers: [{ key: 'a', value: '' }], maxAge: 5 }, { token: 't', headers: [{ key: 'a' }], maxAge: 5 }],
    ['lock', clientLockFlagRequest, { clientLocked: true }, { clientLocked: true }],
    ['unlock', clientLockFlagRequest, { clientLocked: false }, {}],
    ['secret', clientSecretUpdateRequest, { clientSecret: 's' }, { clientSecret: 's' }],
    ['several at once', tokenRequest, { parameters: 1, properties: [null, { key: 'k', value: 5 }], cimdOptions: { httpPermitted: 'x' } },
      ['A126202 parameters', 'A126202 properties[0]', 'A126202 cimdOptions.httpPermitted']],
  ])('%s', (_, spec, body, expected) => {
    expect(outcome(spec, body)).toEqual(expected);
  });
});

test('a secret of the wrong type is not repeated', () => {
  expect(JSON.stringify(readRequest(tokenRequest, { clientSecret: 123456789, parameters: ['client_secret=abc'] }))).not.toMatch(/123456789|abc/);
});

test('inherited members are not members', () => {
  expect(outcome(tokenRequest, Object.create({ parameters: 'x' }) as object)).toEqual({});
});

describe('form-encoded bodies', () => {
  const form = (spec: RequestSpec<unknown>, body: Record<string, unknown>) => outcome(spec, fromForm(spec.settings, body));

  test('arrays, objects, numbers and booleans', () => {
    const body = {
      ticket: 't', scopes: 'read', consentedClaims: ['a', 'b'], authTime: '1700000000', properties: '[{"key":"k","value":"v"}]',
      authorizationDetails: '{"elements":[{"type":"t"}]}', other: 'x',
    };
    expect(form(authorizationIssueRequest, body)).toEqual({
      ticket: 't', scopes: ['read'], consentedClaims: ['a', 'b'], authTime: 1700000000, properties: [{ key: 'k', value: 'v', hidden: false }],
      authorizationDetails: { elements: [{ type: 't' }] },
    });
  });

  test('objects one by one', () => {
    expect(form(introspectionRequest, { headers: ['{"key":"a"}', '{"key":"b","value":"c"}'] })).toEqual({ headers: [{ key: 'a' }, { key: 'b', value: 'c' }] });
  });

  test.each<[Record<string, unknown>, unknown]>([
    [{ parameters: ['a', 'b'] }, ['A126202 parameters']],
    [{ properties: '{' }, ['A126202 properties[0]']],
    [{ properties: `[${'['.repeat(100_000)}${']'.repeat(100_000)}]` }, ['A126202 properties[0]']],
    [{ properties: '' }, {}],
    [{ clientCertificatePath: '' }, {}],
    [{ cimdOptions: 'x' }, ['A126202 cimdOptions']],
    [{ cimdOptions: '' }, {}],
  ])('%j', (body, expected) => {
    expect(form(tokenRequest, body)).toEqual(expected);
  });
});

test('objects may come as their JSON text, as the TypeScript SDK types them', () => {
  const properties = [{ key: 'colour', value: 'red', hidden: true }];
  expect(outcome(tokenRequest, { parameters: 'a=b', properties: JSON.stringify(properties) })).toEqual({ parameters: 'a=b', properties });
  expect(outcome(tokenRequest, { parameters: 'a=b', properties: 'red' })).toEqual(['A126202 properties']);
});
