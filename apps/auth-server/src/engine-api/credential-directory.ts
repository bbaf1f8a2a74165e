import type { Crypto } from '@symbolon/engine';
import { apiAccessTokenDigest, type ApiAccessToken, type ApiAccessTokenRepository, type Directory, type OwnerRepository } from '@symbolon/persistence';
import type { CredentialDirectory, KnownToken } from './guard.js';
import { impliedRights } from './rights.js';

export interface CredentialSources {
  readonly directory: Directory;
  readonly owners: OwnerRepository;
  readonly tokens: ApiAccessTokenRepository;
  readonly crypto: Pick<Crypto, 'equal'>;
  readonly session: CredentialDirectory['session'];
}

/** Credentials as the guard asks for them. Services and tokens come from memory; owners, who only manage, from the database. */
export function createCredentialDirectory({ directory, owners, tokens, crypto, session }: CredentialSources): CredentialDirectory {
  // The repository hands out the same object while nothing has changed.
  const known = new WeakMap<ApiAccessToken, KnownToken>();

  const know = (token: ApiAccessToken | undefined): KnownToken | undefined => {
    if (token === undefined) return undefined;
    tokens.touch(token);
    const before = known.get(token);
    if (before !== undefined) return before;
    const { number, name } = token;
    const fresh = { number, rights: impliedRights(token.rights), ownerNumber: token.owner, ...(name === undefined ? {} : { name }), ...(token.services === undefined ? {} : { services: token.services }) };
    known.set(token, fresh);
    return fresh;
  };

  return {
    session,
    service: (apiKey) => directory.service(apiKey),
    serviceSecretMatches: ({ apiSecret }, secret) => apiSecret !== undefined && crypto.equal(apiSecret, secret),
    async owner(apiKey) {
      const owner = await owners.find(apiKey);
      return owner && { number: owner.number, secretMatches: (secret) => crypto.equal(owner.apiSecret, secret) };
    },
    token(value) {
      const found = tokens.findByDigest(apiAccessTokenDigest(value));
      return found instanceof Promise ? found.then(know) : know(found);
    },
  };
}
