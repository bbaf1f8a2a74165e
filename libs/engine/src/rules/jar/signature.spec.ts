import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_requestObjectSignature } from './signature.examples.js';
import { requestObjectSignature } from './signature.js';

const runs = examplesOf(requestObjectSignature, examples_requestObjectSignature, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(requestObjectSignature, runs)).toEqual([]));
