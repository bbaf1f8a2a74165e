import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_authorizationDetails, examples_grantedDetails } from './authorization-details.examples.js';
import { authorizationDetails, grantedDetails } from './authorization-details.js';

const rules = [...authorizationDetails, ...grantedDetails];
const runs = examplesOf(rules, { ...examples_authorizationDetails, ...examples_grantedDetails }, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(rules, runs)).toEqual([]));
