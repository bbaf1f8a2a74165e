// The calls of the FAPI 2.0 flow and introspection: request body in, answer out. What is wrong throws.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { parse } from 'node:querystring';
import { decode, importKey, isSignedBy, keyOfProof, sha256 } from './jws.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const URI_PREFIX = 'urn:ietf:params:oauth:request_uri:';

function demand(condition, problem) {
  if (!condition) throw new Error(problem);
}

const value = () => randomBytes(32).toString('base64url');
const digest = (text) => sha256(text);
const seconds = (ms) => Math.floor(ms / 1000);

const answer = (resultCode, action, members) => ({ resultCode, resultMessage: `[${resultCode}] Done.`, action, ...members });

export function createCalls({ authorization, client }, statements) {
  const clientKey = importKey(client.jwk);
  const credentials = sha256(authorization);

  const authenticate = ({ client_assertion: assertion }, now) => {
    const jws = decode(assertion);
    const { iss, sub, aud, exp, jti } = jws.claims;
    demand(jws.header.kid === client.jwk.kid && isSignedBy(jws, clientKey), 'signature');
    demand(iss === client.id && sub === client.id && aud === client.issuer && exp > seconds(now), 'claims');
    return digest(`a ${client.id} ${jti}`);
  };

  const prove = (proof, htm, htu, now, accessToken) => {
    const jws = decode(proof);
    const key = keyOfProof(jws.header.jwk);
    const { claims } = jws;
    demand(jws.header.typ === 'dpop+jwt' && isSignedBy(jws, key), 'proof');
    demand(claims.htm === htm && claims.htu === htu && Math.abs(seconds(now) - claims.iat) < 120, 'proof claims');
    demand(accessToken === undefined || claims.ath === sha256(accessToken, 'base64url'), 'ath');
    return { jkt: key.thumbprint, use: digest(`p ${key.thumbprint} ${claims.jti}`) };
  };

  async function push({ parameters }) {
    const now = Date.now();
    const values = parse(parameters);
    const use = authenticate(values, now);
    demand(values.redirect_uri === client.redirectUri && values.code_challenge_method === 'S256', 'request');
    const handle = value();
    const { done } = await statements.push(
      [use], now + 5 * MINUTE, digest(handle), client.id, values.redirect_uri, values.code_challenge, values.scope, now + 5 * MINUTE);
    demand(done, 'replay');
    const requestUri = URI_PREFIX + handle;
    return answer('A245001', 'CREATED', { requestUri, responseContent: JSON.stringify({ expires_in: 300, request_uri: requestUri }) });
  }

  async function authorize({ parameters }) {
    const now = Date.now();
    const values = parse(parameters);
    const ticket = value();
    const opened = await statements.openTicket(
      digest(ticket), now + 24 * HOUR, digest(values.request_uri.slice(URI_PREFIX.length)), values.client_id, now);
    demand(opened, 'request_uri');
    return answer('A004001', 'INTERACTION', {
      service: { serviceName: 'floor' }, client: { clientId: Number(client.id) }, scopes: [{ name: opened.scope }], ticket,
    });
  }

  async function issue({ ticket, subject }) {
    const now = Date.now();
    const code = value();
    const completed = await statements.completeTicket(digest(ticket), now, digest(code), subject, now + MINUTE);
    demand(completed, 'ticket');
    const query = new URLSearchParams({ code, iss: client.issuer });
    return answer('A040001', 'LOCATION', { responseContent: `${completed.redirect_uri}?${query}`, authorizationCode: code });
  }

  async function token({ parameters, dpop }) {
    const now = Date.now();
    const values = parse(parameters);
    const uses = [authenticate(values, now)];
    const proof = dpop === undefined ? undefined : prove(dpop, 'POST', client.tokenEndpoint, now);
    if (proof !== undefined) uses.push(proof.use);
    const accessToken = value();
    const refreshToken = value();
    const spent = await statements.redeemCode(
      uses, now + 5 * MINUTE, digest(values.code), client.id, values.redirect_uri, sha256(values.code_verifier, 'base64url'), now,
      digest(accessToken), proof?.jkt, now + HOUR, digest(refreshToken), now + 24 * HOUR);
    demand(spent, 'code');
    const content = {
      access_token: accessToken, refresh_token: refreshToken, scope: spent.scope, token_type: proof === undefined ? 'Bearer' : 'DPoP', expires_in: 3600,
    };
    return answer('A050001', 'OK', { responseContent: JSON.stringify(content), accessToken, refreshToken, subject: spent.subject });
  }

  async function introspect({ token: accessToken, dpop, htm, htu }) {
    const now = Date.now();
    const proof = dpop === undefined ? undefined : prove(dpop, htm, htu, now, accessToken);
    const row = proof === undefined
      ? await statements.findToken(digest(accessToken))
      : await statements.checkToken([proof.use], now + 3 * MINUTE, digest(accessToken));
    demand(row && Number(row.expires_at) > now && (row.jkt ?? undefined) === proof?.jkt && row.fresh !== false, 'token');
    return answer('A056001', 'OK', {
      responseContent: 'Bearer error="invalid_request"', existent: true, usable: true, sufficient: true, refreshable: true,
      clientId: Number(row.client), subject: row.subject, scopes: [row.scope], expiresAt: Number(row.expires_at),
    });
  }

  return {
    isCaller: (header) => header !== undefined && timingSafeEqual(sha256(header), credentials),
    posts: {
      '/api/pushed_auth_req': push,
      '/api/auth/authorization': authorize,
      '/api/auth/authorization/issue': issue,
      '/api/auth/token': token,
      '/api/auth/introspection': introspect,
    },
  };
}
