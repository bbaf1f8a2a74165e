import { expect, test } from '@jest/globals';
import { oidc } from '../../profiles/oidc.js';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_openIdRequest } from './openid-request.examples.js';

test.each(examplesOf(oidc.rules, examples_openIdRequest, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
