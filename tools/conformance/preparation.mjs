// Makes everything that one run of the suite needs at a running Symbolon.
import { randomBytes } from 'node:crypto';
import { newKey, publicPart } from './keys.mjs';
import { clientFor, serviceFor, serviceNameOf } from './service.mjs';
import { suiteConfiguration } from './suite-configuration.mjs';

const claims = {
  name: 'Alice Example', given_name: 'Alice', family_name: 'Example', middle_name: 'M', nickname: 'al', preferred_username: 'alice', profile: 'https://example.com/alice',
  picture: 'https://example.com/alice.png', website: 'https://example.com', email: 'alice@example.com', email_verified: true, gender: 'female', birthdate: '1990-01-31',
  zoneinfo: 'Europe/Vienna', locale: 'en', phone_number: '+43 1 23456', phone_number_verified: true, updated_at: 1_700_000_000,
  address: { formatted: 'Main Street 1\n1010 Vienna', street_address: 'Main Street 1', locality: 'Vienna', region: 'Vienna', postal_code: '1010', country: 'AT' },
};

/**
 * The redirect URI of each client. Under FAPI that of the second has a query, so that the suite sees whether it survives; without FAPI it
 * has none, and a third client sends its secret in the body.
 */
function redirectUrisFor({ plan, name }, suite) {
  const callback = `${suite}/test/a/${name}/callback`;
  return plan.startsWith('oidcc') ? [callback, callback, callback] : [callback, `${callback}?dummy1=lorem&dummy2=ipsum`];
}

/** Keys for all runs of a preparation: each run is a service of its own, and RSA keys take their time. */
export function newKeys() {
  return { service: [newKey('ES256'), newKey('PS256'), newKey('RS256')], clients: [newKey('PS256'), newKey('PS256'), newKey('PS256')] };
}

const serviceKeys = ({ plan }, { service }) => service.filter(({ alg }) => alg !== 'RS256' || plan.startsWith('oidcc'));

/** The services of an earlier preparation: while one of them is there, its successor has no address (ADR 31). */
export async function deleteEarlier(runs, { server, oauthBase }) {
  const earlier = new Map(runs.map((run) => [issuerOf(run, oauthBase), serviceNameOf(run)]));
  for (const { apiKey, issuer, serviceName } of await server.services()) {
    if (earlier.get(issuer) === serviceName) await server.deleteService(apiKey);
  }
}

const issuerOf = ({ name }, oauthBase) => `${oauthBase}/${name}`;

/**
 * Creates the service, the clients with keys and certificates and the user of a run, and answers the suite's configuration with the
 * service that the resource server of this run asks. Nothing of a failed preparation stays.
 */
export async function prepareRun(run, { server, suite, oauthBase, resourceUrl, issueCertificate, keys }) {
  const issuer = issuerOf(run, oauthBase);
  const { preset, service } = serviceFor(run, { issuer, jwks: { keys: serviceKeys(run, keys) } });
  const { apiKey: serviceId } = await server.createService(service, preset);
  try {
    const user = { login: 'alice', password: randomBytes(12).toString('base64url') };
    await server.createUser(serviceId, { ...user, claims });
    const clients = [];
    const certificates = [];
    for (const [index, redirectUri] of redirectUrisFor(run, suite).entries()) {
      const { certificate, subjectDn } = await issueCertificate(`${run.name}-${index + 1}`);
      const key = keys.clients[index];
      const client = await server.createClient(serviceId, clientFor(run, { number: index + 1, redirectUri, jwks: { keys: [publicPart(key)] }, subjectDn }));
      clients.push({ clientId: client.clientId, clientSecret: client.clientSecret, jwks: { keys: [key] } });
      certificates.push(certificate);
    }
    return { serviceId, configuration: suiteConfiguration(run, { suite, issuer, clients, certificates, resourceUrl, user }) };
  } catch (error) {
    await server.deleteService(serviceId);
    throw error;
  }
}
