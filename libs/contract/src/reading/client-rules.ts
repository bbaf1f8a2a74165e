import { hostOf } from '../predicates/uri.js';
import type { ClientSettings } from '../settings/client.js';
import { fapiModeProblems } from './fapi-modes.js';
import { type Problem, problem } from './problem.js';

/* What the properties of a client demand of each other. Whether they make sense for a profile is told by readiness, not here. */

type Rule = (client: ClientSettings) => readonly Problem[];

const ENC_WITHOUT_ALG = [
  ['idTokenEncryptionAlg', 'idTokenEncryptionEnc', 'A032211'],
  ['userInfoEncryptionAlg', 'userInfoEncryptionEnc', 'A032212'],
  ['requestEncryptionAlg', 'requestEncryptionEnc', 'A032213'],
  ['authorizationEncryptionAlg', 'authorizationEncryptionEnc', 'A032214'],
] as const;

const CERTIFICATE_NAMES = [
  'tlsClientAuthSubjectDn', 'tlsClientAuthSanDns', 'tlsClientAuthSanUri', 'tlsClientAuthSanIp', 'tlsClientAuthSanEmail',
] as const;

const encryption: Rule = (client) =>
  ENC_WITHOUT_ALG.flatMap(([alg, enc, code]) =>
    client[enc] !== undefined && client[alg] === undefined
      ? [problem({ path: [alg], code, expected: `an algorithm beside ${enc}`, value: client[alg] })]
      : []);

const ciba: Rule = ({ bcDeliveryMode, bcNotificationEndpoint }) =>
  (bcDeliveryMode === 'PING' || bcDeliveryMode === 'PUSH') && bcNotificationEndpoint === undefined
    ? [problem({ path: ['bcNotificationEndpoint'], code: 'A032215', expected: `a URI for ${bcDeliveryMode}`, value: undefined })]
    : [];

const certificateName: Rule = (client) => {
  const [first, second] = CERTIFICATE_NAMES.filter((name) => client[name] !== undefined);
  if (second !== undefined) {
    return [problem({ path: [second], code: 'A032216', expected: `absent beside ${first}`, value: client[second] })];
  }
  return client.tokenAuthMethod === 'TLS_CLIENT_AUTH' && first === undefined
    ? [problem({ path: ['tlsClientAuthSubjectDn'], code: 'A032217', expected: 'the name in the client certificate', value: undefined })]
    : [];
};

const pairwise: Rule = (client) =>
  client.subjectType === 'PAIRWISE' && sectorIdentifierOf(client) === undefined
    ? [problem({ path: ['sectorIdentifierUri'], code: 'A032221', expected: 'a URI, or redirect URIs of one host', value: undefined })]
    : [];

const RULES: readonly Rule[] = [encryption, ciba, certificateName, pairwise, ({ fapiModes }) => fapiModeProblems(fapiModes)];

export const clientProblems = (client: ClientSettings): readonly Problem[] => RULES.flatMap((rule) => rule(client));

/** `derivedSectorIdentifier` (OpenID Connect Core, 8.1): host of the sector URI, else the one host of all redirect URIs. */
export function sectorIdentifierOf({ sectorIdentifierUri, redirectUris = [] }: Pick<ClientSettings, 'sectorIdentifierUri' | 'redirectUris'>): string | undefined {
  if (sectorIdentifierUri !== undefined) return hostOf(sectorIdentifierUri);
  const [host, ...others] = new Set(redirectUris.map(hostOf));
  return others.length === 0 ? host : undefined;
}
