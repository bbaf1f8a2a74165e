import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { TLSSocket, type DetailedPeerCertificate } from 'node:tls';
import type { AddressInfo } from 'node:net';
import type { ServiceApi } from '../support/api.js';
import type { Members } from '../support/http.js';
import type { Identity } from './pki.js';

/* An authorization server as others would write it over the engine API: it passes on what it was sent and does what `action` says. */

/** What the pages of a real front end would find out. */
export interface Consent {
  subject: string;
  /** Further members of the call of /auth/authorization/issue. */
  more: Members;
  /** The reason to refuse for, instead. */
  refusal?: string;
}

export interface FrontEnd {
  readonly issuer: string;
  /** The same server under another name, for mtls_endpoint_aliases. */
  readonly alias: string;
  readonly consent: Consent;
  readonly stop: () => void;
}

/** The only resource server that may introspect, and the only user of the password grant. */
export const RESOURCE_SERVER = { id: 'https://rs.example.com/', secret: 'secret of the resource server' };
export const USER = { username: 'john', password: 'correct horse' };
const CLAIMS = { name: 'John', email: 'john@example.com', email_verified: true };

const JSON_TYPE = 'application/json;charset=UTF-8';

interface Exchange {
  readonly api: ServiceApi;
  readonly issuer: string;
  readonly consent: Consent;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function send({ response }: Exchange, status: number, headers: Readonly<Record<string, string>>, body = ''): void {
  response.writeHead(status, { 'Cache-Control': 'no-store', Pragma: 'no-cache', ...headers });
  response.end(body);
}

/** What of the user the engine asks for, JSON as text. */
const claimsOf = ({ claims }: Members): string => JSON.stringify(
  Object.fromEntries(Object.entries(CLAIMS).filter(([name]) => (claims as readonly string[] | undefined)?.includes(name))));

const json = (exchange: Exchange, status: number, { responseContent }: Members, headers: Readonly<Record<string, string>> = {}): void =>
  send(exchange, status, { 'Content-Type': JSON_TYPE, ...headers }, typeof responseContent === 'string' ? responseContent : '');

const challenge = (exchange: Exchange, status: number, { responseContent }: Members): void => send(exchange, status, { 'WWW-Authenticate': String(responseContent) });

/** Credentials of the Basic scheme, form-encoded inside (RFC 6749, 2.3.1). */
function basicCredentials({ headers }: IncomingMessage): { readonly clientId?: string; readonly clientSecret?: string } {
  const encoded = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [clientId = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':')
    .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
  return { clientId, clientSecret: secret.join(':') };
}

const pem = (raw: Buffer): string => `-----BEGIN CERTIFICATE-----\n${raw.toString('base64')}\n-----END CERTIFICATE-----\n`;

/** What TLS knows of the client: its certificate, and those that it sent along. */
function certificates({ socket }: IncomingMessage): Members {
  const peer = socket instanceof TLSSocket ? socket.getPeerCertificate(true) : undefined;
  if (peer?.raw === undefined) return {};
  const path: string[] = [];
  for (let at: DetailedPeerCertificate | undefined = peer; at?.raw !== undefined && !path.includes(pem(at.raw)); at = at.issuerCertificate) path.push(pem(at.raw));
  return { clientCertificate: pem(peer.raw), clientCertificatePath: path.slice(1) };
}

/** What a call of the engine gets of a request, beside its parameters. */
const seen = ({ request, issuer }: Exchange): Members => ({
  ...certificates(request),
  ...(request.headers['dpop'] === undefined ? {} : { dpop: request.headers['dpop'], htm: request.method, htu: issuer + new URL(request.url ?? '/', issuer).pathname }),
});

const post = async ({ api }: Exchange, path: string, body: unknown): Promise<Members> => (await api.post(path, body)).body;

function redirect(exchange: Exchange, answer: Members): void {
  switch (answer['action']) {
    case 'LOCATION': return send(exchange, 302, { Location: String(answer['responseContent']) });
    case 'FORM': return send(exchange, 200, { 'Content-Type': 'text/html;charset=UTF-8' }, String(answer['responseContent']));
    case 'BAD_REQUEST': return json(exchange, 400, answer);
    default: return json(exchange, 500, answer);
  }
}

async function authorization(exchange: Exchange, parameters: string): Promise<void> {
  const answer = await post(exchange, '/auth/authorization', { parameters });
  const { ticket } = answer;
  const { subject, more, refusal } = exchange.consent;
  switch (answer['action']) {
    case 'INTERACTION':
      return redirect(exchange, refusal === undefined
        ? await post(exchange, '/auth/authorization/issue', { ticket, subject, claims: claimsOf(answer), ...more })
        : await post(exchange, '/auth/authorization/fail', { ticket, reason: refusal }));
    case 'NO_INTERACTION': return redirect(exchange, await post(exchange, '/auth/authorization/fail', { ticket, reason: 'NOT_LOGGED_IN' }));
    default: return redirect(exchange, answer);
  }
}

async function pushed(exchange: Exchange, parameters: string): Promise<void> {
  const answer = await post(exchange, '/pushed_auth_req', { parameters, ...basicCredentials(exchange.request), ...seen(exchange) });
  switch (answer['action']) {
    case 'CREATED': return json(exchange, 201, answer);
    case 'BAD_REQUEST': return json(exchange, 400, answer);
    case 'UNAUTHORIZED': return json(exchange, 401, answer);
    case 'FORBIDDEN': return json(exchange, 403, answer);
    case 'PAYLOAD_TOO_LARGE': return json(exchange, 413, answer);
    default: return json(exchange, 500, answer);
  }
}

async function token(exchange: Exchange, parameters: string): Promise<void> {
  const answer = await post(exchange, '/auth/token', { parameters, ...basicCredentials(exchange.request), ...seen(exchange) });
  const { ticket, username, password } = answer;
  switch (answer['action']) {
    case 'PASSWORD':
      return tokenAnswer(exchange, username === USER.username && password === USER.password
        ? await post(exchange, '/auth/token/issue', { ticket, subject: username })
        : await post(exchange, '/auth/token/fail', { ticket, reason: 'INVALID_RESOURCE_OWNER_CREDENTIALS' }));
    default: return tokenAnswer(exchange, answer);
  }
}

function tokenAnswer(exchange: Exchange, answer: Members): void {
  switch (answer['action']) {
    case 'OK': return json(exchange, 200, answer);
    case 'INVALID_CLIENT': return json(exchange, 401, answer, { 'WWW-Authenticate': 'Basic realm="token"' });
    case 'BAD_REQUEST': return json(exchange, 400, answer);
    default: return json(exchange, 500, answer);
  }
}

async function revocation(exchange: Exchange, parameters: string): Promise<void> {
  const answer = await post(exchange, '/auth/revocation', { parameters, ...basicCredentials(exchange.request), ...certificates(exchange.request) });
  switch (answer['action']) {
    case 'OK': return send(exchange, 200, { 'Content-Type': 'application/javascript;charset=UTF-8' }, typeof answer['responseContent'] === 'string' ? answer['responseContent'] : '');
    default: return tokenAnswer(exchange, answer);
  }
}

/** Who may ask is for the front end to say: here one resource server. */
async function introspection(exchange: Exchange, parameters: string): Promise<void> {
  const { clientId, clientSecret } = basicCredentials(exchange.request);
  if (clientId !== RESOURCE_SERVER.id || clientSecret !== RESOURCE_SERVER.secret) {
    return json(exchange, 401, { responseContent: '{"error":"invalid_client"}' }, { 'WWW-Authenticate': 'Basic realm="introspection"' });
  }
  const answer = await post(exchange, '/auth/introspection/standard', {
    parameters, rsUri: RESOURCE_SERVER.id, httpAcceptHeader: exchange.request.headers.accept, introspectionSignAlg: 'ES256',
  });
  switch (answer['action']) {
    case 'OK': return json(exchange, 200, answer);
    case 'JWT': return send(exchange, 200, { 'Content-Type': 'application/token-introspection+jwt' }, String(answer['responseContent']));
    case 'BAD_REQUEST': return json(exchange, 400, answer);
    default: return json(exchange, 500, answer);
  }
}

async function userInfo(exchange: Exchange): Promise<void> {
  const presented = /^(?:Bearer|DPoP) +(.+)$/i.exec(exchange.request.headers.authorization ?? '')?.[1];
  const { clientCertificate, dpop, htm, htu } = seen(exchange);
  const answer = await post(exchange, '/auth/userinfo', { token: presented, clientCertificate, dpop, htm, htu });
  switch (answer['action']) {
    case 'OK': return userInfoAnswer(exchange, await post(exchange, '/auth/userinfo/issue', { token: presented, claims: claimsOf(answer) }));
    default: return userInfoAnswer(exchange, answer);
  }
}

function userInfoAnswer(exchange: Exchange, answer: Members): void {
  switch (answer['action']) {
    case 'JSON': return json(exchange, 200, answer);
    case 'JWT': return send(exchange, 200, { 'Content-Type': 'application/jwt' }, String(answer['responseContent']));
    case 'BAD_REQUEST': return challenge(exchange, 400, answer);
    case 'UNAUTHORIZED': return challenge(exchange, 401, answer);
    case 'FORBIDDEN': return challenge(exchange, 403, answer);
    default: return challenge(exchange, 500, answer);
  }
}

async function handle(exchange: Exchange): Promise<void> {
  const { api, issuer, request } = exchange;
  const { pathname, search } = new URL(request.url ?? '/', issuer);
  switch (pathname) {
    case '/.well-known/openid-configuration': return json(exchange, 200, { responseContent: (await api.get('/service/configuration')).text });
    case '/jwks': return json(exchange, 200, { responseContent: (await api.get('/service/jwks/get')).text });
    case '/authorize': return authorization(exchange, request.method === 'POST' ? await text(request) : search.slice(1));
    case '/par': return pushed(exchange, await text(request));
    case '/token': return token(exchange, await text(request));
    case '/revoke': return revocation(exchange, await text(request));
    case '/introspect': return introspection(exchange, await text(request));
    case '/userinfo': return userInfo(exchange);
    default: return send(exchange, 404, {});
  }
}

/** Asks every client for a certificate and takes any: whether it is good is for the engine to say. Listens first, since the service is made for its address. */
export async function startFrontEnd(identity: Identity, serviceFor: (issuer: string, alias: string) => Promise<ServiceApi>): Promise<FrontEnd> {
  const server = createServer({ cert: identity.cert, key: identity.key, requestCert: true, rejectUnauthorized: false });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  const [issuer, alias] = [`https://localhost:${port}`, `https://127.0.0.1:${port}`];
  const api = await serviceFor(issuer, alias);
  const consent: Consent = { subject: 'john', more: {} };
  server.on('request', (request, response) => {
    handle({ api, issuer, consent, request, response }).catch(() => response.writeHead(500).end());
  });
  return { issuer, alias, consent, stop: () => { server.close(); server.closeAllConnections(); } };
}
