import { beforeAll, describe, expect, test } from '@jest/globals';
import { authorizationModules } from './conformance/fapi2/authorization-modules.js';
import { newCast, variants, type Cast, type Fapi2Module, type Fapi2Modules, type Variant } from './conformance/fapi2/cast.js';
import { dpopModules } from './conformance/fapi2/dpop-negative.js';
import { signedModules } from './conformance/fapi2/signed-modules.js';
import { tokenModules } from './conformance/fapi2/token-modules.js';
import { runsIn } from './conformance/module.js';
import { fapi2Modules, numbered, signedRequestModules } from './conformance/plans.js';

/*
 * The OpenID conformance suite's plans "FAPI 2.0 Security Profile Final" and "FAPI 2.0 Message Signing Final" for plain FAPI: what
 * each module demands of the server, warnings included, asked of the engine's API in the front end's place. Numbers and names are
 * those of the plans.
 */

const modules: Fapi2Modules = { ...authorizationModules, ...tokenModules, ...dpopModules, ...signedModules };
const others = 'Runs in the profile of another ecosystem only.';

/** Modules that do not run for plain FAPI, or judge what is not the engine's. */
const elsewhere: Readonly<Record<string, string>> = {
  '10 access-token-type-header-case-sensitivity': 'The Authorization header is read by the resource server: bank/bank.spec.ts writes the scheme in every case.',
  '31 australia-connectid-ensure-request-object-with-exp-over-10-fails': others,
  '33 australia-connectid-ensure-request-object-with-nbf-over-15-fails': others,
  '39 ensure-registered-redirect-uri': 'Module 40 takes its place in plain FAPI.',
  '44 australia-connectid-ensure-invalid-purpose-fails': others,
  '58 ensure-server-handles-non-matching-intent-id': others,
  '59 test-essential-acr-sca-claim': others,
  '60 brazil-ensure-bad-payment-signature-fails': others,
  '61 australia-connectid-test-claims-parameter-idtoken-identity-claims': others,
};

const casts = new Map<Variant, Cast>();
const castIn = (variant: Variant): Cast => {
  const cast = casts.get(variant);
  if (cast === undefined) throw new Error('Nobody is there yet');
  return cast;
};

beforeAll(async () => {
  for (const variant of variants) casts.set(variant, await newCast(variant));
});

const entries: readonly (readonly [string, Fapi2Module])[] = Object.entries(modules);

describe.each(variants)('$authentication, $binding, $request, $response', (variant) => {
  test.each(entries.filter(([, module]) => module.waits !== true && runsIn(module, variant)))('%s', async (_, { run }) => run(castIn(variant)));
});

test.each(entries.filter(([, { waits }]) => waits === true))('%s, in every variant at once', async (_, module) => {
  await Promise.all(variants.filter((variant) => runsIn(module, variant)).map((variant) => module.run(castIn(variant))));
});

test('every module of the plans is asserted here or has a reason', () =>
  expect([...Object.keys(modules), ...Object.keys(elsewhere)].sort()).toEqual([...numbered(fapi2Modules)].sort()));

test('those that need signed requests run where requests are signed, and nowhere else', () => {
  const asserted = Object.entries(modules).filter(([, { only }]) => only.request === 'signed_non_repudiation').map(([name]) => Number.parseInt(name, 10));
  const here = signedRequestModules.filter((number) => !Object.keys(elsewhere).some((name) => Number.parseInt(name, 10) === number));
  expect(asserted.sort((a, b) => a - b)).toEqual(here);
});
