import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_5_4 } from './5.4.examples.js';
import { fapi2Security_5_4_1, fapi2Security_5_4_2 } from './5.4.js';

test.each(examplesOf([...fapi2Security_5_4_1, ...fapi2Security_5_4_2], examples_5_4, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
