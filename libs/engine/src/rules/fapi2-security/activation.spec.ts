import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_activation } from './activation.examples.js';
import { fapi2Security_activation } from './activation.js';

test.each(examplesOf(fapi2Security_activation, examples_activation, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
