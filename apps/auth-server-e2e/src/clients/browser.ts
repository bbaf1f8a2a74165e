import * as openid from 'openid-client';
import { expect } from '@jest/globals';
import { get, REDIRECT, type Scene } from './scene.js';

/* What a browser does between the two: follows the redirect, submits the form. */

/** What the front end answers to the request that the browser is sent with. */
export const visit = (scene: Pick<Scene, 'fetch'>, url: URL): Promise<Response> => scene.fetch(url.href, get());

/** Where the browser ends up after login and consent. */
export async function browse(scene: Pick<Scene, 'fetch'>, url: URL): Promise<URL> {
  const response = await visit(scene, url);
  expect([response.status, response.status === 302 ? '' : await response.text()]).toEqual([302, '']);
  const location = response.headers.get('location') ?? '';
  expect(location.split(/[?#]/)[0]).toBe(REDIRECT);
  return new URL(location);
}

const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&#x27;', "'")
  .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The request that the form of response_mode=form_post makes. */
export async function submit(scene: Pick<Scene, 'fetch'>, url: URL): Promise<Request> {
  const response = await visit(scene, url);
  const html = await response.text();
  expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/html/)]);
  const action = unescape(/<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? '');
  expect(action).toBe(REDIRECT);
  const fields = [...html.matchAll(/<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [unescape(name), unescape(value)]);
  return new Request(action, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields) });
}

/** The values of one request that its answer is checked with. */
export interface Checks {
  readonly pkceCodeVerifier: string;
  readonly expectedState: string;
  readonly expectedNonce: string;
}

export type RequestParameters = Record<string, string>;

/** A request with state, nonce and PKCE. */
export async function newRequest(change: RequestParameters = {}): Promise<{ readonly parameters: RequestParameters; readonly checks: Checks }> {
  const checks = { pkceCodeVerifier: openid.randomPKCECodeVerifier(), expectedState: openid.randomState(), expectedNonce: openid.randomNonce() };
  return {
    checks,
    parameters: {
      redirect_uri: REDIRECT, scope: 'openid email accounts', state: checks.expectedState, nonce: checks.expectedNonce,
      code_challenge: await openid.calculatePKCECodeChallenge(checks.pkceCodeVerifier), code_challenge_method: 'S256', ...change,
    },
  };
}

interface Failure {
  readonly error?: string;
  readonly code?: string;
  readonly response?: Response;
  readonly cause?: readonly { readonly parameters: { readonly error?: string } }[];
}

/** openid-client stops at a challenge; the error is in there, or in the body that comes with it. */
async function challenged({ cause, response }: Failure): Promise<string | undefined> {
  const body = await response?.text() ?? '';
  return cause?.[0]?.parameters.error ?? (body === '' ? undefined : (JSON.parse(body) as Failure).error);
}

/** The OAuth error of an answer, or what openid-client found wrong itself. */
export async function errorOf(attempt: Promise<unknown>): Promise<unknown> {
  try {
    await attempt;
  } catch (thrown) {
    const failure = thrown as Failure;
    return failure.error ?? (failure.code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' ? await challenged(failure) : failure.code) ?? thrown;
  }
  return 'no error';
}
