import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { clientAuthentication } from './authentication.js';
import { examples_clientAssertion, examples_clientSecret } from './client-authentication.examples.js';

test.each(examplesOf(clientAuthentication, { ...examples_clientSecret, ...examples_clientAssertion }, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
