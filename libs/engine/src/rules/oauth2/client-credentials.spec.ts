import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_clientCredentials } from './client-credentials.examples.js';
import { clientCredentials } from './client-credentials.js';

test.each(examplesOf(clientCredentials, examples_clientCredentials, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
