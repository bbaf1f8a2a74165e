import { beforeAll, expect, test } from '@jest/globals';
import { authorizationModules } from './conformance/authorization-modules.js';
import { dpopModules } from './conformance/dpop-negative.js';
import { newCast, type Cast, type Modules } from './conformance/modules.js';
import { tokenModules } from './conformance/token-modules.js';

/*
 * The OpenID conformance suite's plan "FAPI 2.0 Security Profile Final", variant plain_fapi, private_key_jwt and dpop: what each
 * module demands of the server, asked of the engine's API in the front end's place. Numbers and names are those of the plan.
 */

const modules: Modules = { ...authorizationModules, ...tokenModules, ...dpopModules };

const SIGNED_REQUESTS = 'Part of Message Signing: needs signed request objects.';
const elsewhere: Readonly<Record<number, string>> = {
  ...Object.fromEntries([4, 11, 24, 25, 28, 29, 30, 32, 34, 35, 36, 37, 38, 74].map((number) => [number, SIGNED_REQUESTS])),
  ...Object.fromEntries([31, 33, 44, 58, 59, 60, 61].map((number) => [number, 'Runs in the profile of another ecosystem only.'])),
  10: 'The Authorization header is read by the front end, here front-end.ts.',
  39: 'Not part of plain_fapi, where module 40 takes its place.',
};

let cast: Cast;

beforeAll(async () => { cast = await newCast(); });

test.each(Object.entries(modules))('%s', (_, module) => module(cast));

test('every module of the plan is asserted here or has a reason', () => {
  const numbers = [...Object.keys(modules).map((name) => Number.parseInt(name, 10)), ...Object.keys(elsewhere).map(Number)];
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 78 }, (_, at) => at + 1));
});
