import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ServiceApi } from './support/api.js';
import type { Members } from './support/http.js';

/* The smallest authorization and resource server over the engine API: pass the request on, do what `action` says. */

const statuses: Readonly<Record<string, number>> = {
  OK: 200, CREATED: 201, LOCATION: 302, BAD_REQUEST: 400, UNAUTHORIZED: 401, INVALID_CLIENT: 401, FORBIDDEN: 403, PAYLOAD_TOO_LARGE: 413,
};
/** Where `responseContent` goes, when it is not the body. */
const headers: Readonly<Record<string, string>> = { LOCATION: 'Location', challenge: 'WWW-Authenticate' };

function respond(response: ServerResponse, { action, responseContent, dpopNonce }: Members, place = String(action)): void {
  if (typeof dpopNonce === 'string') response.setHeader('DPoP-Nonce', dpopNonce);
  const header = headers[place];
  const content = String(responseContent);
  response.writeHead(statuses[String(action)] ?? 500, { 'Cache-Control': 'no-store', [header ?? 'Content-Type']: header === undefined ? 'application/json' : content });
  response.end(header === undefined ? content : '');
}

async function authorize(api: ServiceApi, parameters: string): Promise<Members> {
  const opened = (await api.post('/auth/authorization', { parameters })).body;
  // A real front end shows its login and consent pages here.
  return opened['action'] === 'INTERACTION' ? (await api.post('/auth/authorization/issue', { ticket: opened['ticket'], subject: 'john' })).body : opened;
}

async function resource(api: ServiceApi, authorization: string, seen: Members): Promise<[answer: Members, place?: string]> {
  const { body } = await api.post('/auth/introspection', { token: /^(?:DPoP|Bearer) +(.+)$/i.exec(authorization)?.[1], ...seen });
  const { action, subject, scopes } = body;
  return action === 'OK' ? [{ ...body, responseContent: JSON.stringify({ subject, scopes }) }] : [body, 'challenge'];
}

async function handle(api: ServiceApi, issuer: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', issuer);
  const seen = { htm: request.method, htu: issuer + pathname, ...(request.headers['dpop'] === undefined ? {} : { dpop: request.headers['dpop'] }) };
  const document = async (path: string): Promise<void> => respond(response, { action: 'OK', responseContent: (await api.get(path)).text });
  if (pathname.startsWith('/.well-known/')) return document('/service/configuration');
  if (pathname === '/jwks') return document('/service/jwks/get');
  if (pathname === '/resource') return respond(response, ...(await resource(api, request.headers.authorization ?? '', seen)));
  if (pathname === '/authorize') return respond(response, await authorize(api, search.slice(1)));
  const path = pathname === '/par' ? '/pushed_auth_req' : '/auth/token';
  respond(response, (await api.post(path, { parameters: await text(request), ...seen })).body);
}

/** Listens first, since the service is made for the address. */
export async function startFrontEnd(serviceFor: (issuer: string) => Promise<ServiceApi>): Promise<{ readonly issuer: string; readonly stop: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = await serviceFor(issuer);
  server.on('request', (request, response) => {
    handle(api, issuer, request, response).catch(() => response.writeHead(500).end());
  });
  return { issuer, stop: () => { server.close(); server.closeAllConnections(); } };
}
