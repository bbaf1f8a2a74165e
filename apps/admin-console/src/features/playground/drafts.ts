import type { JWK } from 'jose';
import { random, sha256, type JwtDraft } from './jwt';
import { valuesOf, type Run, type StepId } from './run';

/** A request that is about to be made; what is undefined is left out. */
export interface Draft {
  parameters: Record<string, string | undefined>;
  assertion?: JwtDraft | undefined;
  proof?: JwtDraft | undefined;
  /** JAR: the parameters go into a signed request object. */
  requestObject?: JwtDraft | undefined;
  /** Members of the engine call beside the above. */
  call: Record<string, unknown>;
}

/** What the operator chose for the authorization request. */
export interface Choices {
  readonly scope: string;
  readonly responseType: string;
  readonly responseMode: string;
  readonly signedRequest: boolean;
  readonly subject: string;
  /** The resource that the client calls. */
  readonly resource: string;
}

const now = (): number => Math.floor(Date.now() / 1000);

const clientIdOf = ({ client }: Run): string => String(client?.clientId ?? '');

function assertion(run: Run, key: JWK): JwtDraft {
  const at = now();
  return {
    header: { alg: key.alg, kid: key.kid },
    claims: { iss: clientIdOf(run), sub: clientIdOf(run), aud: run.service.issuer, jti: random(), iat: at, nbf: at, exp: at + 60 },
  };
}

const publicJwk = ({ kty, crv, x, y, n, e }: JWK): JWK => Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined));

async function proof(key: JWK, htm: string, htu: string, accessToken?: string): Promise<JwtDraft> {
  return {
    header: { typ: 'dpop+jwt', alg: key.alg, jwk: publicJwk(key) },
    claims: { jti: random(), htm, htu, iat: now(), ...(accessToken === undefined ? {} : { ath: await sha256(accessToken) }) },
  };
}

const assertionOf = (run: Run): Pick<Draft, 'assertion'> => {
  const { client, keys } = run;
  return client?.tokenAuthMethod === 'PRIVATE_KEY_JWT' && keys.client !== undefined ? { assertion: assertion(run, keys.client) } : {};
};

const certificateOf = ({ keys }: Run): Record<string, unknown> => (keys.certificate === undefined ? {} : { clientCertificate: keys.certificate });

/** `client_secret_basic` and `_post`: the secret is known to nobody who reads the console, so the operator's own copy is asked for. */
async function authorizationDraft(run: Run, { scope, responseType, responseMode, signedRequest }: Choices): Promise<Draft> {
  const parameters = {
    client_id: clientIdOf(run), response_type: responseType, redirect_uri: run.client?.redirectUris?.[0], scope,
    code_challenge: await sha256(run.verifier), code_challenge_method: 'S256', state: run.state, nonce: run.nonce,
    response_mode: responseMode === '' ? undefined : responseMode,
  };
  const at = now();
  const { keys, service } = run;
  return {
    parameters, ...(run.pushed ? assertionOf(run) : {}), call: run.pushed ? certificateOf(run) : {},
    ...(signedRequest && keys.client !== undefined
      ? { requestObject: { header: { alg: keys.client.alg, kid: keys.client.kid, typ: 'oauth-authz-req+jwt' }, claims: { iss: clientIdOf(run), aud: service.issuer, iat: at, nbf: at, exp: at + 300 } } }
      : {}),
  };
}

/** A good request for a step; the operator and "Break it" change it before it is sent. */
export async function draftFor(step: StepId, run: Run, choices: Choices): Promise<Draft> {
  const { requestUri, code, accessToken, refreshToken, ticket } = valuesOf(run);
  const tokenProof = run.keys.dpop === undefined ? {} : { proof: await proof(run.keys.dpop, 'POST', run.service.tokenEndpoint ?? '') };
  const common = { ...assertionOf(run), call: certificateOf(run) };
  switch (step) {
    case 'par':
      return authorizationDraft(run, choices);
    case 'authorize':
      if (!run.pushed) return authorizationDraft(run, choices);
      return { parameters: { client_id: clientIdOf(run), request_uri: requestUri }, call: {} };
    case 'interaction':
      return { parameters: {}, call: { ticket, subject: choices.subject } };
    case 'token':
      return {
        parameters: { client_id: clientIdOf(run), grant_type: 'authorization_code', code, redirect_uri: run.client?.redirectUris?.[0], code_verifier: run.verifier },
        ...common, ...tokenProof,
      };
    case 'refresh':
      return { parameters: { client_id: clientIdOf(run), grant_type: 'refresh_token', refresh_token: refreshToken }, ...common, ...tokenProof };
    case 'introspection':
      return {
        parameters: {}, call: { token: accessToken, ...certificateOf(run), ...(run.keys.dpop === undefined ? {} : { htm: 'GET', htu: choices.resource }) },
        ...(run.keys.dpop === undefined ? {} : { proof: await proof(run.keys.dpop, 'GET', choices.resource, accessToken) }),
      };
    case 'revoke':
      return { parameters: { client_id: clientIdOf(run), token: refreshToken ?? accessToken }, ...common };
    case 'client':
      return { parameters: {}, call: {} };
  }
}
