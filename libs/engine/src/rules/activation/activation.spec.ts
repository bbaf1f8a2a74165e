import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_profileSwitching } from './activation.examples.js';
import { profileSwitching } from './activation.js';

test.each(examplesOf(profileSwitching, examples_profileSwitching, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
