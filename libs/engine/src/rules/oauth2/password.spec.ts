import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_password } from './password.examples.js';
import { passwordGrant } from './password.js';

test.each(examplesOf(passwordGrant, examples_password, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
