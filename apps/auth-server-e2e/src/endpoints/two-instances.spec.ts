import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as openid from 'openid-client';
import { newRequest } from '../clients/browser.js';
import { keySet, signer } from '../clients/keys.js';
import { localServer, newAuthority } from '../clients/pki.js';
import { fetchAs } from '../clients/scene.js';
import { freePort, startServer, type ServerProcess } from '../set-up/server-process.mjs';
import { context } from '../support/context.js';
import { newKey } from '../support/jwt.js';
import { createHostedService, newParty, newUser, REDIRECT, type Fetch, type HostedService } from './hosted.js';
import { startBalancer, type Balancer } from './balancer.js';
import { newUserAgent } from './user-agent.js';

/* Two instances behind one TCP balancer; each step of a flow goes to the next. Whichever dies, and whenever, the flow is completed by the other. */

const folder = mkdtempSync(join(tmpdir(), 'symbolon-balanced-'));
const authority = newAuthority('Authority of the balanced');
const key = newKey('ES256');
const PASSWORD = 'correct horse battery staple';
const fapi2 = [{ key: 'fapi2', value: 'sp' }];

interface Instance {
  readonly server: ServerProcess;
  readonly port: number;
}

let balancer: Balancer;
let instances: Instance[] = [];
let service: HostedService;
let party: { readonly config: openid.Configuration };
const connections: { close: () => Promise<void> }[] = [];

/** A connection of its own for each request, so that the balancer decides about each. */
const connect = (): Fetch => {
  const made = fetchAs(authority);
  connections.push(made);
  return made;
};
const eachAnew: Fetch = (url, options) => connect()(url, options);

async function start(): Promise<Instance> {
  const port = await freePort();
  const server = await startServer({
    DATABASE_URL: context.databaseUrl, MASTER_KEY: context.masterKey, DATA_DIR: mkdtempSync(join(folder, 'data-')), HOST: 'localhost',
    TLS_PORT: String(port), PUBLIC_TLS_URL: `https://localhost:${balancer.port}`, TLS_CERT: join(folder, 'tls.crt'), TLS_KEY: join(folder, 'tls.key'),
  });
  return { server, port };
}

const balance = (): void => {
  balancer.backends = instances.map(({ port }) => port);
};

/** The instance is gone at once, and the balancer has not noticed; then another one takes its place. */
async function kill(index: number): Promise<void> {
  await instances[index]?.server.end('SIGKILL');
}
async function revive(index: number): Promise<void> {
  instances[index] = await start();
  balance();
}

beforeAll(async () => {
  const identity = localServer(authority);
  writeFileSync(join(folder, 'tls.crt'), identity.cert);
  writeFileSync(join(folder, 'tls.key'), identity.key);
  balancer = await startBalancer();
  instances = await Promise.all([start(), start()]);
  balance();
  service = await createHostedService(instances[0]?.server.baseUrl ?? '', {
    issuer: `https://localhost:${balancer.port}/:id`, supportedServiceProfiles: ['FAPI'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
    supportedResponseTypes: ['CODE'], supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'], pushedAuthReqDuration: 300, refreshTokenKept: true,
    accessTokenDuration: 300, refreshTokenDuration: 3600, idTokenDuration: 300, allowableClockSkew: 10, clientAssertionAudRestrictedToIssuer: true,
    supportedScopes: [{ name: 'accounts', description: 'See your accounts', defaultEntry: false, attributes: fapi2 }, { name: 'openid', defaultEntry: false }],
  });
  await newUser({ server: { baseUrl: instances[0]?.server.baseUrl ?? '' } }, service, { login: 'alice', password: PASSWORD, subject: 'alice' });
  const authentication = openid.PrivateKeyJwt(await signer(key));
  party = await newParty(service, {
    client: { tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', jwks: keySet(key.publicJwk), dpopRequired: true },
    authentication: () => authentication, fetch: eachAnew,
  });
}, 120_000);

afterAll(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  await Promise.all(instances.map(({ server }) => server.end('SIGKILL')));
  await balancer.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Moment = 'nothing' | 'the push' | 'the sign-in page' | 'the sign-in' | 'the consent' | 'the tokens';

/** Push, sign-in, consent, tokens, refresh, with real pages; `after` is told of each step as it is done. */
async function flow(after: (moment: Moment) => Promise<void>): Promise<openid.TokenEndpointResponse> {
  const { config } = party;
  const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256'));
  const agent = newUserAgent(connect);
  await after('nothing');
  const { parameters, checks } = await newRequest({ scope: 'openid accounts', prompt: 'login consent' });
  const url = await openid.buildAuthorizationUrlWithPAR(config, parameters, { DPoP });
  await after('the push');
  const signIn = await agent.visit(url);
  expect([signIn.status, signIn.html.includes('name="login"')]).toEqual([200, true]);
  await after('the sign-in page');
  const consent = await agent.submit(signIn, 'submit', { login: 'alice', password: PASSWORD });
  expect([consent.status, consent.html.includes('id="allow"')]).toEqual([200, true]);
  await after('the sign-in');
  const landed = await agent.submit(consent, 'allow');
  expect(landed.url.href.split('?')[0]).toBe(REDIRECT);
  await after('the consent');
  const tokens = await openid.authorizationCodeGrant(config, landed.url, { ...checks, idTokenExpected: true }, undefined, { DPoP });
  await after('the tokens');
  expect(await openid.fetchUserInfo(config, tokens.access_token, 'alice', { DPoP })).toMatchObject({ sub: 'alice' });
  return openid.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP });
}

describe('a flow is completed', () => {
  test('by both together', async () => {
    expect(await flow(() => Promise.resolve())).toMatchObject({ token_type: 'dpop' });
  });

  test.each<[number, Moment]>([
    [0, 'the push'], [1, 'the push'], [0, 'the sign-in page'], [1, 'the sign-in'], [0, 'the consent'], [1, 'the tokens'],
  ])('when instance %i dies after %s', async (index, moment) => {
    let killed = false;
    try {
      const tokens = await flow(async (now) => {
        if (now !== moment) return;
        await kill(index);
        killed = true;
      });
      expect([killed, tokens.token_type]).toEqual([true, 'dpop']);
    } finally {
      await revive(index);
    }
  }, 90_000);
});
