import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_requestObjectEncryption } from './encryption.examples.js';
import { requestObjectEncryption } from './encryption.js';

const runs = examplesOf(requestObjectEncryption, examples_requestObjectEncryption, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(requestObjectEncryption, runs)).toEqual([]));
