import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_5_3_3 } from './5.3.3.examples.js';
import { fapi2Security_5_3_3_1, fapi2Security_5_3_3_2 } from './5.3.3.js';

test.each(examplesOf([...fapi2Security_5_3_3_1, ...fapi2Security_5_3_3_2], examples_5_3_3, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
