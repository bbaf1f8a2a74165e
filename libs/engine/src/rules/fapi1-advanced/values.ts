import type { ClientAuthMethod, JWSAlg } from '../../model/enums.js';
import type { Service } from '../../model/service.js';

/** The numbers of the profile, each in one place. Durations in s. */
export const bounds = { requestObjectDuration: 3600 } as const;

/** JWS algorithms, the one to propose first. */
export const algorithms = ['ES256', 'PS256'] as const satisfies readonly JWSAlg[];

/** Ways for a client to authenticate itself, the one to propose first. */
export const authenticationMethods =
  ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH'] as const satisfies readonly ClientAuthMethod[];

/** The pair among the attributes of a service that chooses the second Implementer's Draft. */
export const draft = { key: 'fapi1.version', value: 'id2' } as const;

/** Whether the service follows the second Implementer's Draft instead of the final text. */
export const followsDraft = ({ attributes }: Service): boolean => attributes?.some(({ key, value }) => key === draft.key && value === draft.value) === true;
