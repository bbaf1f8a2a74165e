import { describe, expect, test } from '@jest/globals';
import { seed002 } from '@symbolon/testing';
import { ownerApi, serviceApi, type ServiceApi } from './support/api.js';
import { context } from './support/context.js';
import { codeFor } from './support/flow.js';
import { request as send, type Members } from './support/http.js';
import { newKey, type SigningKey } from './support/jwt.js';
import type { Party } from './support/parties.js';
import { introspect, redeem } from './support/requests.js';

/* Readiness as an administrator uses it: a preset is ready, a change shows, the fix goes back through update and heals; what is ready works. */

interface Finding {
  readonly rule: string;
  readonly clientId?: number;
  readonly verdict: { readonly kind: string };
  readonly settings: readonly { readonly key: string; readonly value: unknown }[];
  readonly fix?: Members;
}

interface Ready {
  readonly apiKey: number;
  readonly api: ServiceApi;
  readonly clientId: number;
  readonly key: SigningKey;
}

const failures = async ({ apiKey, clientId }: Ready, of: 'service' | 'client' = 'service'): Promise<readonly Finding[]> => {
  const path = of === 'service' ? '' : `/clients/${clientId}`;
  const { status, body } = await send(`${context.instances[0]}/api/admin/services/${apiKey}${path}/readiness`, { headers: { authorization: `Bearer ${context.credentials.accessToken}` } });
  expect(status).toBe(200);
  return (body['profiles'] as readonly { readonly findings: readonly Finding[] }[]).flatMap(({ findings }) => findings).filter(({ verdict }) => verdict.kind === 'fail');
};

const rulesOf = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ rule }) => rule))];

/** As a form sends it: what was read, with the changes. */
async function update({ apiKey, api, clientId }: Ready, of: 'service' | 'client', changes: Members): Promise<void> {
  const { body } = of === 'service' ? await ownerApi().get(apiKey) : await api.get(`/client/get/${clientId}`);
  const { status, text } = of === 'service' ? await ownerApi().update(apiKey, { ...body, ...changes, modifiedAt: body['modifiedAt'] }) : await api.post(`/client/update/${clientId}`, { ...body, ...changes, modifiedAt: body['modifiedAt'] });
  if (status !== 200) throw new Error(text);
}

/** A service that a preset made, and a client that its readiness has nothing against. */
async function prepared(profile: string): Promise<Ready> {
  const { status, body } = await send(`${context.instances[0]}/api/service/create?profile=${profile}`, {
    method: 'POST', headers: { authorization: `Bearer ${context.credentials.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ issuer: 'https://as.example.com', jwks: JSON.stringify({ keys: [newKey().privateJwk] }), supportedScopes: [{ name: 'accounts', defaultEntry: false }, { name: 'openid', defaultEntry: false }] }),
  });
  expect(status).toBe(200);
  const api = serviceApi({ apiKey: Number(body['apiKey']), apiSecret: String(body['apiSecret']) });
  const key = newKey();
  const { body: client } = await api.post('/client/create', {
    clientType: 'CONFIDENTIAL', redirectUris: ['https://client.example.org/cb'], jwks: JSON.stringify({ keys: [key.publicJwk] }), idTokenSignAlg: 'RS256',
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE'],
  });
  const ready = { apiKey: Number(body['apiKey']), api, clientId: Number(client['clientId']), key };
  await heal(ready, 'client');
  expect(rulesOf(await failures(ready, 'client'))).toEqual([]);
  return ready;
}

/** Every fix on offer, by way of update. */
async function heal(ready: Ready, of: 'service' | 'client'): Promise<void> {
  for (const { fix } of await failures(ready, of)) if (fix !== undefined) await update(ready, of, fix);
}

type Row = readonly [of: 'service' | 'client', change: Members, rules: readonly string[], heals?: false];
const http = 'http://as.example.com/';

const changes: Readonly<Record<string, readonly Row[]>> = {
  'fapi2-security': [
    ['service', { supportedServiceProfiles: ['OPEN_BANKING'] }, ['API-fapi2-listed']],
    ['service', { supportedGrantTypes: ['REFRESH_TOKEN'] }, ['FAPI2-SP-FINAL-5.3.2.2-1']],
    ['service', { supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'PASSWORD'] }, ['FAPI2-SP-FINAL-5.3.2.1-2']],
    ['service', { supportedResponseTypes: ['TOKEN'] }, ['FAPI2-SP-FINAL-5.3.2.2-1']],
    ['service', { issSuppressed: true }, ['FAPI2-SP-FINAL-5.3.2.2-7']],
    ['service', { loopbackRedirectionUriVariable: false }, ['FAPI2-SP-FINAL-5.3.2.2-8']],
    ['service', { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] }, ['FAPI2-SP-FINAL-5.3.2.1-6', 'FAPI2-SP-FINAL-5.3.3.1-2']],
    ['service', { clientAssertionAudRestrictedToIssuer: false }, ['FAPI2-SP-FINAL-5.3.2.1-8']],
    ['service', { pushedAuthReqDuration: 600 }, ['FAPI2-SP-FINAL-5.3.2.2-12']],
    ['service', { authorizationCodeDuration: 61 }, ['FAPI2-SP-FINAL-5.3.2.1-11']],
    ['service', { refreshTokenKept: false }, ['FAPI2-SP-FINAL-5.3.2.1-9']],
    ['service', { allowableClockSkew: 61 }, ['FAPI2-SP-FINAL-5.3.2.1-13']],
    ['service', { accessTokenSignAlg: 'RS256' }, ['FAPI2-SP-FINAL-5.4.1-1.2']],
    ['service', { tokenEndpoint: http }, ['FAPI2-SP-FINAL-5.2.1-1'], false],
    ['service', { jwksUri: http }, ['FAPI2-SP-FINAL-5.4.2-1'], false],
    ['client', { clientType: 'PUBLIC' }, ['FAPI2-SP-FINAL-5.3.2.1-3']],
    ['client', { grantTypes: ['REFRESH_TOKEN'] }, ['FAPI2-SP-FINAL-5.3.3.2-1']],
    ['client', { responseTypes: ['TOKEN'] }, ['FAPI2-SP-FINAL-5.3.3.2-1']],
    ['client', { redirectUris: ['http://client.example.org/cb'] }, ['FAPI2-SP-FINAL-5.3.2.2-8'], false],
    ['client', { tokenAuthMethod: 'CLIENT_SECRET_BASIC' }, ['FAPI2-SP-FINAL-5.3.3.1-2']],
    ['client', { tokenAuthSignAlg: 'RS256' }, ['FAPI2-SP-FINAL-5.4.1-1.2']],
    ['client', { idTokenSignAlg: 'RS256' }, ['FAPI2-SP-FINAL-5.4.1-1.2']],
    ['client', { idTokenEncryptionAlg: 'RSA1_5' }, ['FAPI2-SP-FINAL-5.4.1-1.1']],
  ],
  'fapi2-message-signing': [
    ['service', { nbfOptional: true }, ['FAPI2-MS-FINAL-5.3.1-3']],
    ['service', { requestObjectAudienceChecked: false }, ['FAPI2-MS-FINAL-5.3.1-2']],
    ['client', { requestSignAlg: undefined }, ['FAPI2-MS-FINAL-5.3.1-1']],
    ['client', { authorizationSignAlg: undefined }, ['FAPI2-MS-FINAL-5.4.1-1']],
  ],
  'fapi1-baseline': [
    ['service', { supportedServiceProfiles: ['OPEN_BANKING'] }, ['API-fapi1-listed']],
    ['service', { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] }, ['FAPI1-BASE-5.2.2-4', 'FAPI1-BASE-5.2.4-1']],
    ['service', { accessTokenDuration: 600 }, ['FAPI1-BASE-5.2.2-21']],
    ['client', { tokenAuthMethod: 'CLIENT_SECRET_BASIC' }, ['FAPI1-BASE-5.2.4-1']],
  ],
  'fapi1-advanced': [
    ['service', { supportedResponseTypes: ['TOKEN'] }, ['FAPI1-ADV-5.2.2-2']],
    ['service', { tlsClientCertificateBoundAccessTokens: false }, ['FAPI1-ADV-5.2.2-6', 'FAPI1-BASE-5.2.2-21']],
    ['service', { supportedTokenAuthMethods: ['CLIENT_SECRET_JWT'] }, ['FAPI1-ADV-5.2.2-14', 'FAPI1-ADV-5.2.3-1']],
    ['client', { responseTypes: ['TOKEN'] }, ['FAPI1-ADV-5.2.2-2']],
    ['client', { tlsClientCertificateBoundAccessTokens: false }, ['FAPI1-ADV-5.2.2-5', 'FAPI1-BASE-5.2.2-21']],
    ['client', { authorizationSignAlg: 'RS256' }, ['FAPI1-ADV-8.6-1']],
    ['client', { requestSignAlg: 'RS256' }, ['FAPI1-ADV-8.6-1']],
    ['client', { userInfoSignAlg: 'RS256' }, ['FAPI1-ADV-8.6-1']],
    ['client', { userInfoEncryptionAlg: 'RSA1_5', userInfoSignAlg: 'ES256' }, ['FAPI1-ADV-8.6.1-1']],
  ],
};

describe.each(Object.keys(changes))('%s', (profile) => {
  test('the preset shows no failure, each change shows, and the fix goes back through update', async () => {
    const ready = await prepared(profile);
    expect(rulesOf(await failures(ready))).toEqual([]);
    for (const [of, change, rules, heals] of changes[profile] ?? []) {
      const { body: before } = of === 'service' ? await ownerApi().get(ready.apiKey) : await ready.api.get(`/client/get/${ready.clientId}`);
      await update(ready, of, change);
      const found = await failures(ready, of);
      const everywhere = of === 'service' ? [...found, ...await failures(ready, 'client')] : found;
      // Without the profile the base profiles are judged instead; the warning is what is left of it.
      if (rules[0]?.startsWith('API-') !== true) expect([change, rulesOf(everywhere).toSorted()]).toEqual([change, rules.toSorted()]);
      for (const { settings } of found.filter(({ rule }) => rule === rules[0])) {
        for (const [key, value] of Object.entries(change)) if (key !== 'jwks' && settings.some((each) => each.key === key)) expect(settings).toContainEqual(value === undefined ? { key } : { key, value });
      }
      if (heals === false) expect([change, found.filter(({ fix }) => fix !== undefined).map(({ rule }) => rule)]).toEqual([change, []]);
      else if (rules[0]?.startsWith('API-') !== true) {
        await heal(ready, of);
        expect([change, rulesOf(await failures(ready, of))]).toEqual([change, []]);
      }
      await update(ready, of, { ...Object.fromEntries(Object.keys(change).map((name) => [name, undefined])), ...before });
    }
    expect(rulesOf(await failures(ready))).toEqual([]);
  });
});

test.each<[string, Partial<Party>]>([
  ['fapi2-security', {}],
  ['fapi2-message-signing', { signs: true, wants: 'JARM' }],
  ['fapi1-advanced', { signs: true, wants: 'JARM', bindsTo: 'certificate', certificate: seed002.certificate }],
  ['fapi1-baseline', {}],
])('%s: what readiness has nothing against works', async (profile, more) => {
  const ready = await prepared(profile);
  const { body: client } = await ready.api.get(`/client/get/${ready.clientId}`);
  if (profile === 'fapi1-advanced') await update(ready, 'client', { responseTypes: ['CODE'], authorizationSignAlg: 'ES256' });
  const party: Party = {
    api: ready.api, access: { apiKey: ready.apiKey, apiSecret: '' }, key: ready.key, proofKey: newKey(), redirectUri: 'https://client.example.org/cb', scope: 'accounts',
    service: (await ownerApi().get(ready.apiKey)).body as unknown as Party['service'], client: client as unknown as Party['client'], ...more,
  };
  const code = await codeFor(party, ({ parameters }) => { parameters['state'] = 'state'; });
  const { body } = await redeem(party, code);
  expect(body).toMatchObject({ action: 'OK', resultCode: 'A050001' });
  expect((await introspect(party, String(body['accessToken']))).body).toMatchObject({ action: 'OK' });
});
