import type { Service } from '@symbolon/engine';
import type { Asked } from './asked.js';

/** How sure one can be of who the user is: by a password, or by a password and a one-time code. */
export type Level = 'password' | 'totp';

/** Authentication context classes of a service, weakest first: its first one is the password's, its last one that with a code. */
export function acrOf({ supportedAcrs = [] }: Service, level: Level): string | undefined {
  if (level === 'password') return supportedAcrs[0];
  return supportedAcrs.at(-1);
}

const levelOf = (service: Service, acr: string): Level | undefined =>
  (['password', 'totp'] as const).find((level) => acrOf(service, level) === acr);

export const reached = (methods: readonly string[]): Level => (methods.includes('otp') ? 'totp' : 'password');

/**
 * The level that a request wants: the first of its classes that this service can tell of and the user can reach. Undefined: any will
 * do. `unreachable`: none of them, and the request insists (OpenID Connect Core, 5.5.1.1).
 */
export function wantedLevel(service: Service, { acrs = [], acrEssential }: Asked, canTotp: boolean): Level | 'unreachable' | undefined {
  const levels = acrs.map((acr) => levelOf(service, acr)).filter((level) => level !== undefined);
  const wanted = levels.find((level) => level === 'password' || canTotp);
  return wanted ?? (acrEssential && acrs.length > 0 ? 'unreachable' : undefined);
}

/** What the ID token says: the first class asked for that was reached, else the strongest one reached. */
export function achievedAcr(service: Service, { acrs = [] }: Asked, methods: readonly string[]): string | undefined {
  const level = reached(methods);
  const met = (acr: string): boolean => {
    const needed = levelOf(service, acr);
    return needed === 'password' || (needed === 'totp' && level === 'totp');
  };
  return acrs.find(met) ?? acrOf(service, level);
}
