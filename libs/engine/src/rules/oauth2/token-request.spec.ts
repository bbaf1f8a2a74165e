import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_tokenGrant, examples_tokenRequest } from './token-request.examples.js';
import { tokenGrant, tokenRequest } from './token-request.js';

test.each(examplesOf([...tokenRequest, ...tokenGrant], { ...examples_tokenRequest, ...examples_tokenGrant }, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
