import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf, unproven } from '../examples/table.js';
import { examples_grantedResources, examples_resource } from './resource.examples.js';
import { grantedResources, resourceIndicators } from './resource.js';

const rules = [...resourceIndicators, ...grantedResources];
const runs = examplesOf(rules, { ...examples_resource, ...examples_grantedResources }, aService());

test.each(runs)('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test('each clause has an example that passes and one that fails', () => expect(unproven(rules, runs)).toEqual([]));
