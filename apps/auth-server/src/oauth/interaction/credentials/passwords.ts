import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP recommends: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longer ones cost time and prove nothing. */
export const LONGEST_PASSWORD = 1024;
export const SHORTEST_PASSWORD = 8;

/** The same characters are the same password, however a keyboard composes them (NIST SP 800-63B, 5.1.1.2). */
const composed = (password: string): string => password.normalize('NFKC');

export const digestPassword = (password: string): Promise<string> => hash(composed(password), PARAMETERS);

let nobody: Promise<string> | undefined;

/** Takes as long for a user without a password, or for nobody at all, as for anybody else. */
export async function passwordMatches(digest: string | undefined, password: string): Promise<boolean> {
  nobody ??= digestPassword('a password that nobody has');
  const text = composed(password.slice(0, LONGEST_PASSWORD + 1));
  const matches = await verify(digest ?? (await nobody), text);
  return matches && digest !== undefined && password.length <= LONGEST_PASSWORD;
}
