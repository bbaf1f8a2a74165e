import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { requestObjectTypes } from './claim-types.js';
import { examples_requestObjectClaims } from './claims.examples.js';
import { requestObjectClaims } from './claims.js';

const rules = [...requestObjectClaims, ...requestObjectTypes];
const runs = examplesOf(rules, examples_requestObjectClaims, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(rules, runs)).toEqual([]));
