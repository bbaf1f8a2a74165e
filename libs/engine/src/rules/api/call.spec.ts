import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_call } from './call.examples.js';
import { apiCall } from './call.js';

test.each(examplesOf(apiCall, examples_call, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
