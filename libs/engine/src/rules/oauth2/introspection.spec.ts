import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_tokenPossession, examples_tokenSufficiency, examples_tokenValidity } from './introspection.examples.js';
import { tokenPossession, tokenSufficiency, tokenValidity } from './introspection.js';

const rules = [...tokenValidity, ...tokenPossession, ...tokenSufficiency];
const examples = { ...examples_tokenValidity, ...examples_tokenPossession, ...examples_tokenSufficiency };

test.each(examplesOf(rules, examples, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
