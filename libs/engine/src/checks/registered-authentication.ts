import type { Client } from '../model/client.js';
import type { ClientAuthMethod } from '../model/enums.js';
import type { Service } from '../model/service.js';
import type { ClientCheck } from '../rules/rule.js';
import { demand, fail, type notApplicable } from '../rules/verdict.js';

/** The client is registered with one of the methods, which the service offers, and with the keys that it takes; the fix is the first one. */
export const registersMethodOf = (
  methods: readonly [ClientAuthMethod, ...ClientAuthMethod[]], exempt?: (client: Client) => ReturnType<typeof notApplicable> | undefined,
): ClientCheck => {
  const check = (client: Client, service: Service): ReturnType<ClientCheck['check']> => {
    const method = client.tokenAuthMethod;
    if (!methods.includes(method)) return fail('the authentication method is not allowed', methods.join(', '), method);
    if (service.supportedTokenAuthMethods?.includes(method) === false) return fail('the service does not offer the method of the client', service.supportedTokenAuthMethods.join(', '), method);
    return demand(method !== 'PRIVATE_KEY_JWT' || client.jwks !== undefined || client.jwksUri !== undefined, 'no key of the client is registered', 'jwks or jwksUri', 'neither');
  };
  return {
    settings: [...(exempt === undefined ? [] : ['clientType'] as const), 'tokenAuthMethod', 'jwks', 'jwksUri'],
    check: (client, service) => exempt?.(client) ?? check(client, service),
    fix: ({ tokenAuthMethod }) => (methods.includes(tokenAuthMethod) ? {} : { tokenAuthMethod: methods[0] }),
  };
};
