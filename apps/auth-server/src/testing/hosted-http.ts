import type { Engine, Service } from '@symbolon/engine';
import { fastify, type FastifyInstance, type InjectOptions } from 'fastify';
import { mountHostedEndpoints } from '../oauth/hosted-endpoints.js';
import type { Interaction } from '../oauth/interaction.js';
import type { HostedParts } from '../oauth/parts.js';
import { clientCertificates } from '../tls/client-certificate.js';
import { mountBehindProxy } from '../tls/hosted-listeners.js';
import { readTrustedProxies, trustsNobody } from '../tls/trusted-proxies.js';
import { fakeEngine, silent } from './fake-parts.js';

/* Hosted endpoints over an engine that answers what it was given, without a network. */

const service = { apiKey: 7, serviceName: 'Seventh Bank', issuer: 'https://as.example.com/7', tokenEndpoint: 'https://as.example.com/7/token' } as Service;
const named = { apiKey: 8, issuer: 'https://bank.example.org/deep/er', attributes: [{ key: 'hosted', value: 'true' }] } as unknown as Service;
const elsewhere = { apiKey: 9, issuer: 'https://front-end.example.org' } as Service;
const off = { apiKey: 10, issuer: 'https://as.example.com/10', attributes: [{ key: 'hosted', value: 'false' }] } as unknown as Service;
const slashed = { ...named, apiKey: 11, issuer: 'https://slash.example.org/' } as Service;
const all = [service, named, elsewhere, off, slashed];

/** The address of a trusted proxy. */
export const proxy = '10.1.2.3';
const trusts = readTrustedProxies('10.0.0.0/8, fd00::/8') ?? trustsNobody;

/** What operations answer; any other answers with its name and what it was given. */
export const answers: Record<string, object> = { authorization: { action: 'INTERACTION', resultCode: 'A004001' } };

const engine = new Proxy({}, {
  get: (_, name: string) => (...input: readonly unknown[]) => {
    if (name === 'configuration') return { issuer: 'https://as.example.com', dpop_signing_alg_values_supported: ['ES256', 'PS256'] };
    if (name === 'jwks') return (fakeEngine[name] as (...given: readonly unknown[]) => unknown)(...input);
    return Promise.resolve(answers[name] ?? { action: 'OK', resultCode: 'A000001', responseContent: JSON.stringify({ [name]: input[1] }) });
  },
}) as Engine;

const interaction: Interaction = { begin: async (found, _answer, _request, reply) => void reply.send(`a page of ${found.apiKey}`) };

export const hostedParts: HostedParts = {
  engine, interaction, urls: { tls: 'https://as.example.com' }, log: silent,
  services: {
    service: (apiKey) => all.find((one) => one.apiKey === apiKey),
    serviceByIssuer: (issuer) => Promise.resolve(all.find((one) => one.issuer === issuer)),
  },
};

/** The endpoints as on the TLS listener, and as on the plain one, behind proxies. */
export function hostedHttp(parts: HostedParts = hostedParts, header?: string): { readonly tls: FastifyInstance; readonly plain: FastifyInstance } {
  const [tls, plain] = [fastify(), fastify()];
  mountHostedEndpoints(tls, parts, { certificate: clientCertificates(trusts, header) });
  mountBehindProxy(plain, parts, trusts, header);
  return { tls, plain };
}

export const FORM = 'application/x-www-form-urlencoded';

export interface HostedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly told: () => Record<string, Record<string, unknown>>;
}

export async function send(http: FastifyInstance, method: string, url: string, { headers = {}, ...more }: InjectOptions = {}): Promise<HostedAnswer> {
  const answer = await http.inject({ method: method as 'GET', url, ...more, headers: { host: 'as.example.com', ...headers } });
  return { status: answer.statusCode, headers: answer.headers, text: answer.payload, told: () => answer.json() };
}
