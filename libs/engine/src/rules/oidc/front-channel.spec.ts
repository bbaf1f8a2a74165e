import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_frontChannel } from './front-channel.examples.js';
import { frontChannel } from './front-channel.js';

const runs = examplesOf(frontChannel, examples_frontChannel, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(frontChannel, runs)).toEqual([]));
