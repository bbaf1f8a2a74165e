import { randomBytes } from 'node:crypto';

const between = (least: number, beyond: number): number =>
  least + Number(randomBytes(8).readBigUInt64BE() % BigInt(beyond - least));

/** 11 to 14 digits. */
export const newApiKey = (): number => between(1e10, 1e14);

/** 13 to 16 digits, exact as a JavaScript number. */
export const newClientId = (): number => between(1e12, Number.MAX_SAFE_INTEGER);

/** 43 characters. */
export const newApiSecret = (): string => randomBytes(32).toString('base64url');

/** 86 characters. */
export const newClientSecret = (): string => randomBytes(64).toString('base64url');

/** 43 characters; stored as a digest only. */
export const newApiAccessToken = (): string => randomBytes(32).toString('base64url');
