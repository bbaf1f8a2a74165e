import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_client } from './client.examples.js';
import { clientIdentification } from './client.js';

test.each(examplesOf(clientIdentification, examples_client, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
