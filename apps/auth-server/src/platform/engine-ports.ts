import { hkdfSync } from 'node:crypto';
import { resultMessage, resultUri } from '@symbolon/contract';
import { createCertificates, createCrypto, createDocuments, createJose, type GuardedFetch, type GuardedFetchOptions } from '@symbolon/crypto-jose';
import type { Messages, Ports, Traces } from '@symbolon/engine';
import { createStore, createTokenDirectory, type Database, type Directory } from '@symbolon/persistence';
import type { Settings } from './settings.js';

/** What documents that clients name may be fetched from, and within which limits. */
export type OutboundOptions = GuardedFetchOptions;

/** The limits that the configuration asks for. */
export const outboundOf = ({ outboundPrivate }: Pick<Settings, 'outboundPrivate'>): OutboundOptions =>
  ({ allowInsecure: outboundPrivate === 'allow', allowPrivateAddresses: outboundPrivate === 'allow' });

export interface PortParts {
  readonly database: Database;
  readonly directory: Directory;
  /** The secret of the installation. */
  readonly secret: Uint8Array;
  readonly baseUrl: string;
  /** The one client for documents that clients name, so that its limits hold for all of them together. */
  readonly fetch: GuardedFetch;
  readonly traces?: Traces;
}

/** One key for each purpose; a rotated master key leaves it as it is, and with it every pairwise subject. */
const macKeyOf = (secret: Uint8Array): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', 'symbolon mac', 32));

/** The engine puts the code before a sentence itself. */
const sentence: Messages['message'] = (code, values) => resultMessage(code, values).slice(`[${code}] `.length);

const messagesFor = (baseUrl: string): Messages => ({ message: sentence, uri: (code) => resultUri(code, `${baseUrl}/result-codes`) });

/** Everything that the engine needs from outside. */
export function createPorts({ database, directory, secret, baseUrl, fetch, traces }: PortParts): Ports {
  return {
    clock: { now: Date.now },
    crypto: createCrypto({ macKey: macKeyOf(secret) }),
    jose: createJose({ fetch }),
    certificates: createCertificates({ fetch }),
    documents: createDocuments(fetch),
    store: createStore(database),
    tokens: createTokenDirectory(database),
    clients: directory,
    messages: messagesFor(baseUrl),
    ...(traces === undefined ? {} : { traces }),
  };
}
