import type { Client, Service } from '@symbolon/engine';

/** What an operator sets; ids, times and the secret come from storage. */
export type ServiceSettings = Omit<Service,
  'number' | 'serviceOwnerNumber' | 'apiKey' | 'apiSecret' | 'createdAt' | 'modifiedAt' | 'metadata'>;

/** What an operator sets of a client. */
export type ClientSettings = Omit<Client,
  'number' | 'serviceNumber' | 'clientId' | 'clientSecret' | 'createdAt' | 'modifiedAt' | 'derivedSectorIdentifier'>;

/** Members that never reach the database in the clear; a dot leads into a member. */
export const SERVICE_SECRETS = [
  'jwks', 'federationJwks', 'credentialJwks', 'snsCredentials', 'developerSnsCredentials',
  'authenticationCallbackApiSecret', 'developerAuthenticationCallbackApiSecret',
  'credentialIssuerMetadata.credentialRequestEncryptionJwks',
] as const;

/** A client's keys should be public; some are not. */
export const CLIENT_SECRETS = ['jwks'] as const;
