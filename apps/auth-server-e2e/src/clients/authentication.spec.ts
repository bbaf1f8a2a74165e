import { webcrypto } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as openid from 'openid-client';
import { newKey, type SigningKey } from '../support/jwt.js';
import type { ClientChanges } from '../support/parties.js';
import { browse, errorOf, newRequest } from './browser.js';
import { jwkWithCertificate, newAuthority, selfSigned, type Identity } from './pki.js';
import { newScene, type ClientOptions, type Party, type Scene } from './scene.js';

/* Every client authentication method: at the pushed request, at the token endpoint and at revocation; over TLS connections that show the certificate. */

const ALTERNATIVES = {
  dns: 'client.example.org', uri: 'https://client.example.org/it', ip: '192.0.2.7', email: 'client@example.org',
};

interface Way {
  readonly changes: (scene: Scene) => ClientChanges;
  /** How the client authenticates; what is wrong is what a test hands in instead. */
  readonly options: (scene: Scene) => Promise<ClientOptions>;
  readonly wrong: (scene: Scene) => Promise<ClientOptions>;
}

const stranger = newAuthority('Nobody trusts me');
const key = newKey('ES256');
const other = newKey('ES256');
const own = selfSigned('its own');

const privateKey = async ({ privateJwk, kid }: SigningKey): Promise<openid.ClientAuth> => openid.PrivateKeyJwt({
  kid, key: await webcrypto.subtle.importKey('jwk', privateJwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
});

const signedBy = async (signer: SigningKey): Promise<ClientOptions> => {
  const made = await privateKey(signer);
  return { authentication: () => made };
};

const bySecret = (method: ClientChanges['tokenAuthMethod'], authentication: (secret: string) => openid.ClientAuth, more: ClientChanges = {}): Way => ({
  changes: () => ({ tokenAuthMethod: method, ...more }),
  options: async () => ({ authentication: ({ clientSecret }) => authentication(clientSecret ?? '') }),
  wrong: async () => ({ authentication: () => authentication('another secret, which is long enough for an HMAC of any kind') }),
});

const byCertificate = (method: ClientChanges['tokenAuthMethod'], changes: (scene: Scene) => ClientChanges, good: (scene: Scene) => Identity, bad: (scene: Scene) => Identity): Way => {
  const with_ = (identity: (scene: Scene) => Identity) => async (scene: Scene): Promise<ClientOptions> =>
    ({ authentication: () => openid.TlsClientAuth(), identity: identity(scene), metadata: { use_mtls_endpoint_aliases: true } });
  return { changes: (scene) => ({ tokenAuthMethod: method, ...changes(scene) }), options: with_(good), wrong: with_(bad) };
};

const named = (content: Parameters<Scene['authority']['issue']>[1]) => ({ authority }: Scene): Identity => authority.issue('a client', content);

const ways: Readonly<Record<string, Way>> = {
  client_secret_basic: bySecret('CLIENT_SECRET_BASIC', openid.ClientSecretBasic),
  client_secret_post: bySecret('CLIENT_SECRET_POST', openid.ClientSecretPost),
  client_secret_jwt: bySecret('CLIENT_SECRET_JWT', openid.ClientSecretJwt, { tokenAuthSignAlg: 'HS256' }),
  private_key_jwt: {
    changes: () => ({ tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', jwks: JSON.stringify({ keys: [key.publicJwk] }) }),
    options: () => signedBy(key),
    wrong: () => signedBy({ ...other, kid: key.kid }),
  },
  'tls_client_auth, by subject': byCertificate('TLS_CLIENT_AUTH', () => ({ tlsClientAuthSubjectDn: 'cn=A Client, o=Example  Ltd.' }),
    ({ authority }) => authority.issue('A Client', { organization: 'Example Ltd.' }), ({ authority }) => authority.issue('A Client', { organization: 'Other Ltd.' })),
  'tls_client_auth, by DNS name': byCertificate('TLS_CLIENT_AUTH', () => ({ tlsClientAuthSanDns: ALTERNATIVES.dns }),
    named({ names: [{ dNSName: 'first.example.org' }, { dNSName: ALTERNATIVES.dns }] }), named({ names: [{ dNSName: 'first.example.org' }] })),
  'tls_client_auth, by URI': byCertificate('TLS_CLIENT_AUTH', () => ({ tlsClientAuthSanUri: ALTERNATIVES.uri }),
    named({ names: [{ uniformResourceIdentifier: ALTERNATIVES.uri }] }), named({ names: [{ dNSName: ALTERNATIVES.uri }] })),
  'tls_client_auth, by IP address': byCertificate('TLS_CLIENT_AUTH', () => ({ tlsClientAuthSanIp: ALTERNATIVES.ip }),
    named({ names: [{ iPAddress: ALTERNATIVES.ip }] }), named({ names: [{ iPAddress: '192.0.2.8' }] })),
  'tls_client_auth, by e-mail address': byCertificate('TLS_CLIENT_AUTH', () => ({ tlsClientAuthSanEmail: ALTERNATIVES.email }),
    named({ names: [{ rfc822Name: ALTERNATIVES.email }] }), named({ names: [{ rfc822Name: 'other@example.org' }] })),
  'tls_client_auth, of an authority that nobody trusts': byCertificate('TLS_CLIENT_AUTH', () => ({ tlsClientAuthSanDns: ALTERNATIVES.dns }),
    named({ names: [{ dNSName: ALTERNATIVES.dns }] }), () => stranger.issue('a client', { names: [{ dNSName: ALTERNATIVES.dns }] })),
  'tls_client_auth, out of its time': byCertificate('TLS_CLIENT_AUTH', () => ({ tlsClientAuthSanDns: ALTERNATIVES.dns }),
    named({ names: [{ dNSName: ALTERNATIVES.dns }] }), named({ names: [{ dNSName: ALTERNATIVES.dns }], expired: true })),
  self_signed_tls_client_auth: byCertificate('SELF_SIGNED_TLS_CLIENT_AUTH',
    () => ({ jwks: JSON.stringify({ keys: [jwkWithCertificate(own, '1')] }), selfSignedCertificateKeyId: '1' }), () => own, () => selfSigned('its own')),
};

let scene: Scene;

beforeAll(async () => {
  scene = await newScene();
});
afterAll(() => scene.stop());

async function flow({ config }: Party, pushed: boolean): Promise<openid.TokenEndpointResponse> {
  const { parameters, checks } = await newRequest();
  const url = pushed ? await openid.buildAuthorizationUrlWithPAR(config, parameters) : openid.buildAuthorizationUrl(config, parameters);
  return openid.authorizationCodeGrant(config, await browse(scene, url), checks);
}

describe.each(Object.entries(ways))('%s', (_, way) => {
  let party: Party;

  beforeAll(async () => {
    party = await scene.register(way.changes(scene), await way.options(scene));
  });

  test('pushes, redeems, refreshes, revokes', async () => {
    const tokens = await flow(party, true);
    const renewed = await openid.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
    await openid.tokenRevocation(party.config, renewed.access_token);
    expect(await errorOf(openid.fetchUserInfo(party.config, renewed.access_token, 'john'))).toBe('invalid_token');
    expect(await openid.clientCredentialsGrant(party.config, { scope: 'accounts' })).toMatchObject({ scope: 'accounts' });
  });

  test('with what is not its own: invalid_client', async () => {
    const options = await way.wrong(scene);
    const authentication = options.authentication?.(party.client) ?? openid.None();
    const impostor = await scene.configure(String(party.client.clientId), authentication, options);
    const { parameters } = await newRequest();
    expect(await errorOf(openid.buildAuthorizationUrlWithPAR(impostor, parameters))).toBe('invalid_client');
    expect(await errorOf(openid.clientCredentialsGrant(impostor))).toBe('invalid_client');
    expect(await errorOf(openid.tokenRevocation(impostor, 'anything'))).toBe('invalid_client');
  });

  test('with nothing: invalid_client', async () => {
    const impostor = await scene.configure(String(party.client.clientId), openid.None());
    expect(await errorOf(openid.clientCredentialsGrant(impostor))).toBe('invalid_client');
  });
});

test('none: a public client has PKCE alone', async () => {
  const party = await scene.register({ clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }, { authentication: () => openid.None() });
  const tokens = await flow(party, true);
  expect(await openid.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).toMatchObject({ access_token: expect.any(String) });
  await openid.tokenRevocation(party.config, tokens.access_token);
  expect(await errorOf(openid.clientCredentialsGrant(party.config))).toBe('unauthorized_client');
});

describe('another method than the registered one', () => {
  test.each<[string, ClientChanges, (secret: string) => openid.ClientAuth]>([
    ['post instead of basic', { tokenAuthMethod: 'CLIENT_SECRET_BASIC' }, openid.ClientSecretPost],
    ['basic instead of post', { tokenAuthMethod: 'CLIENT_SECRET_POST' }, openid.ClientSecretBasic],
    ['basic instead of a JWT', { tokenAuthMethod: 'CLIENT_SECRET_JWT' }, openid.ClientSecretBasic],
    ['a JWT instead of basic', { tokenAuthMethod: 'CLIENT_SECRET_BASIC' }, openid.ClientSecretJwt],
  ])('%s: invalid_client', async (_, changes, authentication) => {
    const { config } = await scene.register(changes, { authentication: ({ clientSecret }) => authentication(clientSecret ?? '') });
    expect(await errorOf(openid.clientCredentialsGrant(config))).toBe('invalid_client');
  });
});

describe('tokens bound to the certificate of the connection', () => {
  const identity = selfSigned('a public client');
  let party: Party;

  beforeAll(async () => {
    party = await scene.register({ clientType: 'PUBLIC', tokenAuthMethod: 'NONE', tlsClientCertificateBoundAccessTokens: true },
      { authentication: () => openid.None(), identity, metadata: { use_mtls_endpoint_aliases: true } });
  });

  test('are good over such a connection, and refreshed over one', async () => {
    const tokens = await flow(party, false);
    expect(await openid.fetchUserInfo(party.config, tokens.access_token, 'john')).toMatchObject({ sub: 'john' });
    const renewed = await openid.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
    expect(await openid.fetchUserInfo(party.config, renewed.access_token, 'john')).toMatchObject({ sub: 'john' });
  });

  test.each([
    ['another certificate', selfSigned('a public client')],
    ['none', undefined],
  ])('are of no use with %s', async (_, presented) => {
    const tokens = await flow(party, false);
    const thief = await scene.configure(String(party.client.clientId), openid.None(), presented === undefined ? {} : { identity: presented });
    expect(await errorOf(openid.fetchUserInfo(thief, tokens.access_token, 'john'))).toBe('invalid_token');
    expect(await errorOf(openid.refreshTokenGrant(thief, tokens.refresh_token ?? ''))).toMatch(/^invalid_(grant|request)$/);
  });
});
