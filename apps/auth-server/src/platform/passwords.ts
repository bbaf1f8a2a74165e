import { hash, verify } from '@node-rs/argon2';
import { ApiProblem } from './api-problem.js';

/** argon2id with the parameters of the OWASP cheat sheet: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** NIST SP 800-63B, 3.1.1.2: length is what counts. */
const SHORTEST = 12;
const LONGEST = 256;

/** However a keyboard composes a character, it is the same password. */
const normalized = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(normalized(password), COST);

/** Of a password that nobody has: who names nobody waits as long as everybody else. */
let nobody: Promise<string> | undefined;

export const passwordMatches = async (password: string, known: string | undefined): Promise<boolean> =>
  (await verify(known ?? (await (nobody ??= hashPassword('nobody'))), normalized(password))) && known !== undefined;

/** Refuses a password that is too easy to find; names of the property and what was expected, never the password. */
export function acceptPassword(password: string, name: string): string {
  const length = [...normalized(password)].length;
  const isName = normalized(password).toLowerCase().includes(name.normalize('NFKC').toLowerCase()) && length < name.length + SHORTEST;
  const expected = length < SHORTEST ? `at least ${SHORTEST} characters` : length > LONGEST ? `at most ${LONGEST} characters` : isName ? 'something else than the name' : undefined;
  if (expected === undefined) return password;
  const problem = { property: 'password', resultCode: 'A800207', expected, received: `a text of ${length} characters` };
  throw new ApiProblem(400, 'A800207', { problem: `it is not ${expected}` }, { members: { problems: [problem] } });
}
