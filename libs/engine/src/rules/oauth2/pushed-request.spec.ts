import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_pushedRequest } from './pushed-request.examples.js';
import { pushedRequest } from './pushed-request.js';

test.each(examplesOf(pushedRequest, examples_pushedRequest, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
