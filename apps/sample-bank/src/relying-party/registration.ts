import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { BankSettings } from '../settings.js';

/** The relying party as the authorization server knows it. */
export interface Registration {
  readonly serviceId: number;
  readonly clientId: number;
  readonly redirectUri: string;
  /** Private; the server has the public part. */
  readonly jwk: JWK & { readonly kid: string };
}

const fileOf = ({ dataDir }: BankSettings): string => join(dataDir, 'sample-bank.json');

function stored(settings: BankSettings): Registration | undefined {
  const file = fileOf(settings);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Registration) : undefined;
}

async function newKey(): Promise<Registration['jwk']> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' };
}

const publicPart = ({ d: _private, ...jwk }: JWK): JWK => jwk;

async function call({ baseUrl, serviceId, accessToken }: BankSettings['engine'], path: string, body?: object): Promise<Response> {
  return fetch(`${baseUrl}/api/${serviceId}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${accessToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function register(settings: BankSettings, redirectUri: string): Promise<Registration> {
  const jwk = await newKey();
  const answer = await call(settings.engine, '/client/create', {
    clientName: 'Sample app', clientType: 'CONFIDENTIAL', applicationType: 'WEB',
    clientNames: [{ tag: 'ja', value: 'サンプルアプリ' }],
    redirectUris: [redirectUri], grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE'],
    tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', idTokenSignAlg: 'ES256', dpopRequired: true,
    jwks: JSON.stringify({ keys: [publicPart(jwk)] }),
  });
  if (!answer.ok) throw new Error(`The sample app could not be registered: HTTP ${answer.status} ${(await answer.text()).slice(0, 500)}`);
  const { clientId } = (await answer.json()) as { readonly clientId: number };
  return { serviceId: settings.engine.serviceId, clientId, redirectUri, jwk };
}

/** Registers the relying party through the engine API, once for a service and an address. */
export async function keepRegistration(settings: BankSettings, redirectUri: string): Promise<Registration> {
  const known = stored(settings);
  if (known?.serviceId === settings.engine.serviceId && known.redirectUri === redirectUri
    && (await call(settings.engine, `/client/get/${known.clientId}`)).ok) return known;
  const made = await register(settings, redirectUri);
  writeFileSync(fileOf(settings), `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
  return made;
}
