import type { Facts } from '../facts/facts.js';
import { GrantType } from '../model/enums.js';
import type { Verdict } from '../rules/rule.js';
import { demand, notApplicable } from '../rules/verdict.js';

/** The grant is not of this type. */
export const grantTypeIsNot = (type: GrantType) => ({ grant }: Facts): Verdict => grant?.grantType === undefined
  ? notApplicable('no grant type is known')
  : demand(grant.grantType !== type, `the grant type ${GrantType[type]} is refused`, `another grant type`, GrantType[type]);

/** The code was made no longer ago than this, s, whatever lifetime it was given. */
export const codeIsYoung = (most: number) => ({ grant, now }: Facts): Verdict => {
  const code = grant?.code?.record;
  if (code === undefined) return notApplicable('no code is known');
  const age = Math.floor((now - code.createdAt) / 1000);
  return demand(now - code.createdAt <= most * 1000, 'the code is too old', () => `at most ${most} s`, () => `${age} s`);
};
