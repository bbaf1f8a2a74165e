import { expect, test } from '@jest/globals';
import { blankService } from '../rules/examples/blank.js';
import { aService } from '../rules/examples/settings.js';
import { serviceLimits } from './limits.js';

test('0 stands for a default, except for the clock skew', () => expect(serviceLimits(blankService)).toEqual({
  clockSkew: 0, authorizationCodeDuration: 60, pushedAuthReqDuration: 90, refreshTokenKept: false, issIncluded: true,
}));

test('what a service sets holds', () => expect(serviceLimits(aService({
  allowableClockSkew: 7, authorizationCodeDuration: 600, pushedAuthReqDuration: 601, refreshTokenKept: true, issSuppressed: true,
}))).toEqual({ clockSkew: 7, authorizationCodeDuration: 600, pushedAuthReqDuration: 601, refreshTokenKept: true, issIncluded: false }));
