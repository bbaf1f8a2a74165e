import { beforeAll, expect, test } from '@jest/globals';
import { authorizationTests } from './authorization.js';
import { consentTests } from './consents.js';
import { managementTests } from './management.js';
import { operations } from './operations.js';
import { operationsOf } from './recorded.js';
import { newScene, newSdk, type Scene } from './scene.js';
import { tokenManagementTests } from './token-management.js';
import { tokenTests } from './tokens.js';

/* @authlete/typescript-sdk as npm has it: it checks every answer against its own schemas and throws when one does not fit. */

const performed = new Set<string>();
let made: Scene;
const scene = (): Scene => made;

beforeAll(async () => {
  made = await newScene(performed);
});

test('the table has every operation of the SDK, and no other', () => {
  expect(Object.keys(operations).sort()).toEqual([...operationsOf(newSdk())].sort());
});

authorizationTests(scene);
tokenTests(scene);
managementTests(scene);
tokenManagementTests(scene);
consentTests(scene);

test('what the table calls done, the SDK has performed', () => {
  const done = Object.keys(operations).filter((name) => operations[name] === 'done');
  expect([...performed].sort()).toEqual(done.sort());
});
