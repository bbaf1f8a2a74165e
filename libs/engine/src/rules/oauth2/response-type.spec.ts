import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_responseType } from './response-type.examples.js';
import { responseType } from './response-type.js';

const runs = examplesOf(responseType, examples_responseType, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(responseType, runs)).toEqual([]));
