import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_requestObjectPresence } from './presence.examples.js';
import { requestObjectPresence } from './presence.js';

const runs = examplesOf(requestObjectPresence, examples_requestObjectPresence, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(requestObjectPresence, runs)).toEqual([]));
