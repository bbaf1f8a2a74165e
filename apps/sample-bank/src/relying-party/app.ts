import { importJWK, type CryptoKey } from 'jose';
import * as openid from 'openid-client';
import { Agent, fetch as undiciFetch } from 'undici';
import type { Account } from '../resource/ledger.js';
import type { BankSettings } from '../settings.js';
import { recording, type Exchange } from './exchange.js';
import { Journeys } from './journeys.js';
import { keepRegistration, type Registration } from './registration.js';
import type { ExchangeKind } from './words.js';

/** What the app has at the end of a journey. */
export interface Arrival {
  /** Claims of the ID token. */
  readonly claims: Readonly<Record<string, unknown>>;
  readonly accounts: readonly Account[];
  readonly exchanges: readonly Exchange[];
}

/** A relying party under the FAPI 2.0 Security Profile: PAR, PKCE, private_key_jwt and DPoP. */
export interface RelyingParty {
  /** Pushes the request; the browser goes to `url` and comes back with `journey` in its cookie. */
  begin(locale: string): Promise<{ readonly url: string; readonly journey: string }>;
  /** Redeems the code and asks the bank for the accounts. Throws a JourneyProblem when the answer is none of ours. */
  arrive(journey: string, callback: URL): Promise<Arrival>;
  close(): Promise<void>;
}

/** What went wrong, in words for the person at the browser. */
export class JourneyProblem extends Error {}

const SCOPE = 'openid read:accounts';

const kinds: readonly (readonly [RegExp, ExchangeKind])[] = [[/\/par$/, 'push'], [/\/token$/, 'token'], [/\/jwks$/, 'keys'], [/\/accounts$/, 'accounts']];

const kindOf = (url: string): ExchangeKind => kinds.find(([pattern]) => pattern.test(new URL(url).pathname))?.[1] ?? 'other';

function connect({ tls }: BankSettings): { readonly send: openid.CustomFetch; readonly close: () => Promise<void> } {
  const dispatcher = new Agent({ connect: tls.ca === undefined ? {} : { ca: tls.ca } });
  // The types of undici's own fetch and of the one in Node differ, what they do does not.
  const send = undiciFetch as unknown as (url: string, options: object) => Promise<Response>;
  return { send: (url, options) => send(url, { ...options, dispatcher }), close: () => dispatcher.close() };
}

/** What every journey shares: the server's metadata and the app's registration. */
interface Ground {
  readonly server: openid.ServerMetadata;
  readonly registration: Registration;
  readonly key: CryptoKey;
}

const metadata = { id_token_signed_response_alg: 'ES256' } as const;

async function prepare(settings: BankSettings, issuer: string, redirectUri: string, send: openid.CustomFetch): Promise<Ground> {
  const registration = await keepRegistration(settings, redirectUri);
  const found = await openid.discovery(new URL(issuer), String(registration.clientId), metadata, undefined, { [openid.customFetch]: send });
  const key = await importJWK(registration.jwk, 'ES256');
  return { server: found.serverMetadata(), registration, key: key as CryptoKey };
}

/** Prepares when somebody first sets out, and again after a failure: the authorization server may come up later. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make().catch((error: unknown) => {
    made = undefined;
    throw error;
  }));
}

/** The relying party of the bank at `publicUrl`. */
export function createRelyingParty(settings: BankSettings, issuer: string, publicUrl: string): RelyingParty {
  const redirectUri = `${publicUrl}/callback`;
  const journeys = new Journeys();
  const { send, close } = connect(settings);
  const ground = once(() => prepare(settings, issuer, redirectUri, send));

  const newConfig = async (exchanges: Exchange[]): Promise<openid.Configuration> => {
    const { server, registration, key } = await ground();
    const config = new openid.Configuration(server, String(registration.clientId), metadata, openid.PrivateKeyJwt({ key, kid: registration.jwk.kid }));
    config[openid.customFetch] = recording(send, (url, exchange) => void exchanges.push({ kind: kindOf(url), ...exchange }));
    return config;
  };

  return {
    async begin(locale) {
      const exchanges: Exchange[] = [];
      const config = await newConfig(exchanges);
      const dpop = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair('ES256'));
      const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()];
      const url = await openid.buildAuthorizationUrlWithPAR(config, {
        redirect_uri: redirectUri, scope: SCOPE, state, nonce, ui_locales: locale,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      }, { DPoP: dpop });
      return { url: url.href, journey: journeys.keep({ config, verifier, state, nonce, dpop, exchanges }) };
    },
    async arrive(id, callback) {
      const journey = journeys.take(id);
      if (journey === undefined) throw new JourneyProblem('This journey is over. Start again.');
      const { config, verifier, state, nonce, dpop, exchanges } = journey;
      const tokens = await openid.authorizationCodeGrant(config, callback, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce }, undefined, { DPoP: dpop });
      const answer = await openid.fetchProtectedResource(config, tokens.access_token, new URL(`${publicUrl}/accounts`), 'GET', undefined, undefined, { DPoP: dpop });
      const { accounts } = (await answer.json()) as { readonly accounts: readonly Account[] };
      return { claims: { ...tokens.claims() }, accounts, exchanges };
    },
    close,
  };
}
