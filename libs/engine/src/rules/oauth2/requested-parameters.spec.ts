import { expect, test } from '@jest/globals';
import { drop, put } from '../examples/delta.js';
import { anAuthorization } from '../examples/facts.js';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { authorizationRequest, isAmbiguous } from './authorization-request.js';
import { examples_requestedParameters } from './requested-parameters.examples.js';

test.each(examplesOf(authorizationRequest, examples_requestedParameters, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));

test.each([
  ['once', anAuthorization(), false],
  ['another parameter twice', put(anAuthorization(), 'authorization.values.x', ['a', 'b']), false],
  ['state twice', put(anAuthorization(), 'authorization.values.state', ['a', 'a']), true],
  ['the redirect URI twice', put(anAuthorization(), 'authorization.values.redirect_uri', ['a', 'b']), true],
  ['nothing is known', drop(anAuthorization(), 'authorization'), false],
])('RFC6749-3.1-once: nothing may be read from a request with a parameter that came twice: %s', (_, facts, expected) => expect(isAmbiguous(facts)).toBe(expected));
