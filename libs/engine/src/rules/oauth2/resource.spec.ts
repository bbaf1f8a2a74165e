import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_resource } from './resource.examples.js';
import { resourceIndicators } from './resource.js';

const runs = examplesOf(resourceIndicators, examples_resource, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(resourceIndicators, runs)).toEqual([]));
