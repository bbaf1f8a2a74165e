import { Secret, TOTP } from 'otpauth';

/** As every authenticator application knows them (RFC 6238): SHA-1, six digits, 30 seconds. */
const PERIOD = 30;

export interface NewTotp {
  /** Base32, to type in. */
  readonly secret: string;
  /** `otpauth://…`, to scan. */
  readonly uri: string;
}

const totpOf = (secret: string, label = '', issuer = ''): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD, digits: 6, algorithm: 'SHA1', label, issuer });

export function newTotp(issuer: string, login: string): NewTotp {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, login, issuer).toString() };
}

/** The time step that a code belongs to: the present one, or the one beside it for clocks that differ. Undefined: a wrong code. */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const token = code.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totpOf(secret).validate({ token, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD) + delta;
}
