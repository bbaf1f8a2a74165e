import { expect, test } from '@jest/globals';
import { aService } from '../examples/settings.js';
import { examplesOf } from '../examples/table.js';
import { examples_userInfo } from './userinfo.examples.js';
import { userInfoRequest } from './userinfo.js';

test.each(examplesOf(userInfoRequest, examples_userInfo, aService()))('$title', ({ run, expected }) => expect(run()).toEqual(expected));
