import { newAuthority } from '../../clients/pki.js';
import { newKey, type SigningKey } from '../../support/jwt.js';
import { createClient, newParty, type ClientChanges, type Party, type ServiceChanges } from '../../support/parties.js';
import { DUMMY } from '../assertions.js';
import type { Signing } from '../arrival.js';
import { when, type Module, type Modules } from '../module.js';

/** How a run of the plans goes: the suite's variants, for plain FAPI. */
export interface Variant {
  readonly authentication: 'private_key_jwt' | 'mtls';
  readonly binding: 'dpop' | 'mtls';
  readonly request: 'unsigned' | 'signed_non_repudiation';
  readonly response: 'plain_response' | 'jarm';
}

/** The Security Profile in all its variants, and Message Signing in such that each pair of choices meets. */
export const variants: readonly Variant[] = [
  { authentication: 'private_key_jwt', binding: 'dpop', request: 'unsigned', response: 'plain_response' },
  { authentication: 'private_key_jwt', binding: 'mtls', request: 'unsigned', response: 'plain_response' },
  { authentication: 'mtls', binding: 'dpop', request: 'unsigned', response: 'plain_response' },
  { authentication: 'mtls', binding: 'mtls', request: 'unsigned', response: 'plain_response' },
  { authentication: 'private_key_jwt', binding: 'dpop', request: 'signed_non_repudiation', response: 'jarm' },
  { authentication: 'mtls', binding: 'mtls', request: 'signed_non_repudiation', response: 'jarm' },
  { authentication: 'private_key_jwt', binding: 'mtls', request: 'signed_non_repudiation', response: 'plain_response' },
  { authentication: 'mtls', binding: 'dpop', request: 'signed_non_repudiation', response: 'plain_response' },
  { authentication: 'mtls', binding: 'dpop', request: 'unsigned', response: 'jarm' },
  { authentication: 'private_key_jwt', binding: 'mtls', request: 'unsigned', response: 'jarm' },
];

/** Who takes part in the modules. */
export interface Cast {
  /** Client 1, plain OAuth. */
  readonly first: Signing;
  /** Client 2 of the same service, with keys of its own. */
  readonly second: Signing;
  /** Client 1 asking for OpenID Connect too. */
  readonly openid: Signing;
  /** A client that signs with an RSA key. */
  readonly rsa: Signing;
  /** A service whose request_uris live for a second. */
  readonly hasty: Signing;
  /** A service whose codes live for a second. */
  readonly fleeting: Signing;
}

export type Fapi2Module = Module<Cast, Variant>;
export type Fapi2Modules = Modules<Cast, Variant>;

export const always = (run: Fapi2Module['run']): Fapi2Module => when({}, run);
export const byAssertion = (run: Fapi2Module['run']): Fapi2Module => when({ authentication: 'private_key_jwt' }, run);
export const withProofs = (run: Fapi2Module['run']): Fapi2Module => when({ binding: 'dpop' }, run);
export const ofSigned = (run: Fapi2Module['run']): Fapi2Module => when({ request: 'signed_non_repudiation' }, run);

const authority = newAuthority('Authority of the FAPI 2 run');
const rsaKey = newKey('PS256');
const rsaProofKey = newKey('PS256');

/** The parts of Message Signing that a variant needs, as modes of the service; without them the scopes ask for the Security Profile. */
const modesFor = ({ request, response }: Variant): ServiceChanges => {
  const modes = [...(request === 'unsigned' ? [] : ['FAPI2_MESSAGE_SIGNING_AUTH_REQ'] as const), ...(response === 'plain_response' ? [] : ['FAPI2_MESSAGE_SIGNING_AUTH_RES'] as const)];
  return modes.length === 0 ? {} : { fapiModes: modes };
};

const settingsFor = (variant: Variant, serviceKey: SigningKey): ServiceChanges => ({
  jwks: JSON.stringify({ keys: [serviceKey.privateJwk] }),
  ...modesFor(variant),
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH'], mutualTlsValidatePkiCertChain: true, trustedRootCertificates: [authority.cert],
  tlsClientCertificateBoundAccessTokens: true, requestObjectAudienceChecked: true,
});

const registrationFor = ({ authentication, binding, request, response }: Variant, name: string, key: SigningKey): ClientChanges => ({
  redirectUris: [DUMMY], tlsClientCertificateBoundAccessTokens: binding === 'mtls', jwks: JSON.stringify({ keys: [key.publicJwk] }),
  ...(authentication === 'mtls' ? { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSubjectDn: `CN=${name}`, tokenAuthSignAlg: undefined } : { tokenAuthSignAlg: key.alg }),
  ...(request === 'unsigned' ? {} : { requestSignAlg: key.alg }),
  ...(response === 'plain_response' ? {} : { authorizationSignAlg: 'ES256' }),
});

const usedIn = ({ authentication, binding, request, response }: Variant, name: string): Partial<Party> => ({
  ...(authentication === 'mtls' || binding === 'mtls' ? { certificate: authority.issue(name).cert } : {}),
  ...(authentication === 'mtls' ? { authenticates: 'by certificate' } : {}),
  ...(binding === 'mtls' ? { bindsTo: 'certificate' } : {}),
  ...(request === 'unsigned' ? {} : { signs: true }),
  ...(response === 'plain_response' ? {} : { wants: 'JARM' }),
});

async function newMember(variant: Variant, service: ServiceChanges, name: string, serviceKey: SigningKey, key = newKey()): Promise<Signing> {
  const party = await newParty({ service: { ...settingsFor(variant, serviceKey), ...service }, client: registrationFor(variant, name, key), key });
  return { ...party, ...usedIn(variant, name), serviceKey };
}

async function colleagueOf(party: Signing, variant: Variant, name: string, key: SigningKey, proofKey: SigningKey): Promise<Signing> {
  const usual = { clientName: name, clientType: 'CONFIDENTIAL', grantTypes: party.client.grantTypes, responseTypes: party.client.responseTypes, idTokenSignAlg: 'ES256' } as const;
  const client = await createClient(party.api, { tokenAuthMethod: 'PRIVATE_KEY_JWT', ...usual, ...registrationFor(variant, name, key) });
  return { ...party, ...usedIn(variant, name), client, key, proofKey };
}

export async function newCast(variant: Variant): Promise<Cast> {
  const serviceKey = newKey();
  const first = await newMember(variant, {}, 'first', serviceKey);
  return {
    first,
    second: await colleagueOf(first, variant, 'second', newKey(), newKey()),
    openid: { ...first, scope: 'accounts openid' },
    rsa: await colleagueOf(first, variant, 'rsa', rsaKey, rsaProofKey),
    hasty: await newMember(variant, { pushedAuthReqDuration: 1 }, 'hasty', serviceKey),
    fleeting: await newMember(variant, { authorizationCodeDuration: 1 }, 'fleeting', serviceKey),
  };
}
