import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_interaction } from './interaction.examples.js';
import { interaction } from './interaction.js';

const runs = examplesOf(interaction, examples_interaction, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(interaction, runs)).toEqual([]));
