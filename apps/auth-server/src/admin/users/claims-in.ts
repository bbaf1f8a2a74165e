import type { JsonObject } from '@symbolon/engine';
import { ApiProblem } from '../../platform/api-problem.js';

const LONGEST = 65_536;

/** What the server itself says about a user, whatever is stored. */
const RESERVED = ['sub', 'iss', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'acr', 'amr', 'azp'];

function problemOf(claims: unknown): string | undefined {
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return 'it is no JSON object';
  if (JSON.stringify(claims).length > LONGEST) return `it is longer than ${LONGEST} characters`;
  const reserved = RESERVED.find((name) => Object.hasOwn(claims, name));
  return reserved === undefined ? undefined : `'${reserved}' is for the server to say`;
}

/** The member `claims` of a body: the claims of a user by name (OpenID Connect Core, 5.1 and 5.2). */
export function claimsIn(body: unknown): JsonObject {
  const { claims } = (body ?? {}) as { readonly claims?: unknown };
  if (claims === undefined || claims === null) return {};
  const problem = problemOf(claims);
  if (problem === undefined) return claims as JsonObject;
  const problems = [{ property: 'claims', resultCode: 'A811204', expected: 'the claims of a user', received: problem }];
  throw new ApiProblem(400, 'A811204', { problem }, { members: { problems } });
}
