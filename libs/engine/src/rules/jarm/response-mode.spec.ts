import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_jarm } from './response-mode.examples.js';
import { jarmResponseMode } from './response-mode.js';

const runs = examplesOf(jarmResponseMode, examples_jarm, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(jarmResponseMode, runs)).toEqual([]));
