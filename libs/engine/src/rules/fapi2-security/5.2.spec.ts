import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_5_2 } from './5.2.examples.js';
import { fapi2Security_5_2_1, fapi2Security_5_2_2, fapi2Security_5_2_3 } from './5.2.js';

test.each(examplesOf([...fapi2Security_5_2_1, ...fapi2Security_5_2_2, ...fapi2Security_5_2_3], examples_5_2, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
