import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_authorizationDetails } from './authorization-details.examples.js';
import { authorizationDetails } from './authorization-details.js';

const runs = examplesOf(authorizationDetails, examples_authorizationDetails, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(authorizationDetails, runs)).toEqual([]));
