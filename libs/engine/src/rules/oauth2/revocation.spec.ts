import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_revocation } from './revocation.examples.js';
import { revocationRequest } from './revocation.js';

test.each(examplesOf(revocationRequest, examples_revocation, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
