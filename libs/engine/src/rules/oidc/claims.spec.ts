import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_claims } from './claims.examples.js';
import { claimsParameter } from './claims.js';

const runs = examplesOf(claimsParameter, examples_claims, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(claimsParameter, runs)).toEqual([]));
