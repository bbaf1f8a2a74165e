import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_pkce } from './pkce.examples.js';
import { pkce } from './pkce.js';

test.each(examplesOf(pkce, examples_pkce, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
