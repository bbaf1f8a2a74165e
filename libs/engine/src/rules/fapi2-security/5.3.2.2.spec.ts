import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_5_3_2_2 } from './5.3.2.2.examples.js';
import { fapi2Security_5_3_2_2 } from './5.3.2.2.js';

test.each(examplesOf(fapi2Security_5_3_2_2, examples_5_3_2_2, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
