import type { Service } from '@symbolon/engine';
import { loginKey, type AttemptCounter, type AttemptLimit, type EndUser, type UserRepository } from '@symbolon/persistence';
import { addressKey } from './address.js';
import { createKnownBrowsers } from './known-browser.js';
import { passwordMatches } from '../../../platform/passwords.js';
import { stepOfCode } from './totp.js';

/** How it went: the user (and the mark for the browser), a refusal that tells nothing, or the time (ms) from which on it may be tried again. */
export type Attempt = { readonly user: EndUser; readonly browser?: string } | 'refused' | { readonly allowedAt: number };

const QUARTER = 15 * 60_000;
/** For one login name from anywhere, the same from one browser that knows it, for one name at one-time codes, and for all names from one address. */
const LIMITS = {
  login: { attempts: 10, window: QUARTER },
  known: { attempts: 10, window: QUARTER },
  totp: { attempts: 5, window: QUARTER },
  address: { attempts: 100, window: QUARTER },
} as const satisfies Readonly<Record<string, AttemptLimit>>;

/** Where an attempt comes from. */
export interface Origin {
  readonly address: string;
  /** What the browser kept from a sign-in before. */
  readonly browser?: string | undefined;
}

export interface SignIn {
  /** Without an origin, as for the password grant, only the login name is counted. */
  byPassword(service: Service, login: string, password: string, from?: Origin): Promise<Attempt>;
  byTotp(service: Service, user: EndUser, code: string, address: string): Promise<Attempt>;
}

export interface SignInParts {
  readonly users: UserRepository;
  readonly attempts: AttemptCounter;
  /** Shared by all instances. */
  readonly secret: Uint8Array;
  readonly now: () => number;
}

export function createSignIn({ users, attempts, secret, now }: SignInParts): SignIn {
  const browsers = createKnownBrowsers(secret);
  type Keys = readonly (readonly [kind: keyof typeof LIMITS, key: string])[];

  /** Counted before anything is checked, known user or not. */
  const count = async (service: Service, keys: Keys): Promise<{ readonly allowedAt: number } | undefined> => {
    const times = await Promise.all(keys.map(([kind, key]) => attempts.attempt(service.apiKey, kind, key, LIMITS[kind])));
    const latest = times.filter((time) => time !== undefined);
    return latest.length === 0 ? undefined : { allowedAt: Math.max(...latest) };
  };

  /** A success forgives the failures of this user, but not those that the address had with others. */
  const settle = async (service: Service, [[kind, key], ...others]: Keys & readonly [readonly [keyof typeof LIMITS, string], ...unknown[]]): Promise<void> => {
    await attempts.reset(service.apiKey, kind, key);
    for (const [other, otherKey] of others as unknown as Keys) await attempts.takeBack(service.apiKey, other, otherKey);
  };

  const keysOf = (kind: 'login' | 'known' | 'totp', key: string, address: string | undefined) =>
    [[kind, key], ...(address === undefined ? [] : [['address', addressKey(address)] as const])] as const;

  return {
    async byPassword(service, login, password, from) {
      // The same for every way to write a name, or each way would have attempts of its own.
      const name = loginKey(login);
      const known = from?.browser !== undefined && browsers.isMark(service.apiKey, name, from.browser) ? from.browser : undefined;
      const keys = known === undefined ? keysOf('login', name, from?.address) : keysOf('known', known, from?.address);
      const blocked = await count(service, keys);
      if (blocked !== undefined) return blocked;
      const user = await users.findByLogin(service.apiKey, login);
      const matches = await passwordMatches(password, user?.passwordDigest);
      if (user === undefined || !matches || user.locked) return 'refused';
      await settle(service, keys);
      return { user, ...(from === undefined ? {} : { browser: known ?? browsers.mark(service.apiKey, name) }) };
    },
    async byTotp(service, user, code, address) {
      const keys = keysOf('totp', String(user.number), address);
      const blocked = await count(service, keys);
      if (blocked !== undefined) return blocked;
      const secret = await users.totpSecret(service.apiKey, user.number);
      const step = secret === undefined ? undefined : stepOfCode(secret, code, now());
      if (step === undefined || !(await users.takeTotpStep(service.apiKey, user.number, step))) return 'refused';
      await settle(service, keys);
      return { user };
    },
  };
}
