import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_dpop } from './dpop.examples.js';
import { dpop } from './dpop.js';

test.each(examplesOf(dpop, examples_dpop, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
