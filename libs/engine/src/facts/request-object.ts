import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import type { DecodedJws, JoseProblem } from '../ports/jose.js';
import type { JwtFacts } from './facts.js';
import { looksEncrypted } from './jwe.js';
import { algOf, clientJwt, verifiedJwt } from './jwt.js';
import { openJwe, sharedSecret, type EncryptionFacts } from './open-jwe.js';

/** A request object (RFC 9101; OpenID Connect Core, 6), by value or by reference. */
export interface RequestObjectFacts {
  readonly by: 'request' | 'request_uri';
  /** What became of the reference. */
  readonly reference?: { readonly registered: boolean; readonly problem?: string };
  readonly encryption?: EncryptionFacts;
  readonly jwt?: JwtFacts;
  /** Why there is no JWT to read. */
  readonly problem?: string;
}

type Context = Pick<Ports, 'jose' | 'crypto' | 'documents'>;

async function signatureFacts(jose: Ports['jose'], client: Client, jws: DecodedJws): Promise<JwtFacts> {
  const alg = algOf(jws);
  if (alg === undefined) return verifiedJwt(jose, jws, undefined, undefined);
  if (!alg.startsWith('HS')) return clientJwt(jose, client, jws, alg);
  const facts = await verifiedJwt(jose, jws, alg, undefined);
  const secret = sharedSecret(client);
  return { ...facts, signatureValid: secret !== undefined && jose.verifySecret(jws, secret, alg) };
}

/** An unsigned JWT has nothing where the signature stands (RFC 7518, 3.6). */
const decodeJwt = (jose: Ports['jose'], text: string): DecodedJws | JoseProblem => {
  const jws = jose.decode(text);
  if ('problem' in jws) return jws;
  return jws.header.alg === 'none' && !text.endsWith('.') ? { problem: 'an unsigned JWT has a signature' } : jws;
};

/** Reads a request object that came by value. */
export async function requestObjectFacts(
  { jose }: Pick<Context, 'jose'>, service: Service, client: Client, compact: string, by: RequestObjectFacts['by'] = 'request',
): Promise<RequestObjectFacts> {
  const opened = looksEncrypted(compact) ? await openJwe(jose, service, client, compact) : undefined;
  const text = opened === undefined ? compact : opened.text;
  const told = { by, ...(opened === undefined ? {} : { encryption: opened.facts }) };
  if (text === undefined || opened?.facts.nested === true) return told;
  const jws = decodeJwt(jose, text);
  return 'problem' in jws ? { ...told, problem: jws.problem } : { ...told, jwt: await signatureFacts(jose, client, jws) };
}

const withoutFragment = (uri: string): string => uri.split('#', 1)[0] ?? '';

/** Whether the client registered the URI; a fragment, which tells versions apart, may be left out on registration. */
const isRegistered = ({ requestUris = [] }: Client, uri: string): boolean => requestUris.includes(uri) || requestUris.includes(withoutFragment(uri));

const DIGEST = /^[A-Za-z0-9_-]{43}$/;

/** Reads a request object that came by reference: only from where the client registered it (OpenID Connect Core, 6.2). */
export async function referencedObjectFacts(
  ports: Context, service: Service, client: Client, uri: string,
): Promise<RequestObjectFacts> {
  if (!isRegistered(client, uri)) return { by: 'request_uri', reference: { registered: false } };
  const fetched = ports.documents === undefined ? { problem: 'this server fetches no documents' } : await ports.documents.fetch(withoutFragment(uri));
  if ('problem' in fetched) return { by: 'request_uri', reference: { registered: true, problem: fetched.problem } };
  const digest = uri.slice(withoutFragment(uri).length + 1);
  if (DIGEST.test(digest) && ports.crypto.sha256(fetched.text) !== digest) {
    return { by: 'request_uri', reference: { registered: true, problem: 'the document is not the one that the fragment names' } };
  }
  return { ...(await requestObjectFacts(ports, service, client, fetched.text.trim(), 'request_uri')), reference: { registered: true } };
}
