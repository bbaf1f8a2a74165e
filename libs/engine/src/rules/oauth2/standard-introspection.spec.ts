import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_standardIntrospection } from './standard-introspection.examples.js';
import { standardIntrospectionRequest } from './standard-introspection.js';

test.each(examplesOf(standardIntrospectionRequest, examples_standardIntrospection, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
