import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_5_3_4 } from './5.3.4.examples.js';
import { fapi2Security_5_3_4 } from './5.3.4.js';

test.each(examplesOf(fapi2Security_5_3_4, examples_5_3_4, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
