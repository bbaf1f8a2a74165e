import { beforeAll, describe, expect, test } from '@jest/globals';
import { authorizationModules } from './conformance/fapi1/authorization-modules.js';
import { inVariant, newTroupe, variants, type Troupe, type Variant } from './conformance/fapi1/cast.js';
import { runsIn } from './conformance/module.js';
import type { Fapi1Module, Fapi1Modules } from './conformance/fapi1/modules.js';
import { tokenModules } from './conformance/fapi1/token-modules.js';
import { fapi1AdvancedModules, numbered } from './conformance/plans.js';

/*
 * The OpenID conformance suite's plan "FAPI 1.0 Advanced Final" for plain FAPI, in each of its variants: what each module demands
 * of the server, warnings included, asked of the engine's API in the front end's place. Numbers and names are those of the plan.
 */

const modules: Fapi1Modules = { ...authorizationModules, ...tokenModules };
const others = 'Runs in the profile of another ecosystem only.';

/** Modules that do not run for plain FAPI, or judge what is not the engine's. */
const elsewhere: Readonly<Record<string, string>> = {
  '8 access-token-type-header-case-sensitivity': 'The Authorization header is read by the resource server: bank/bank.spec.ts writes the scheme in every case.',
  '45 ensure-server-handles-non-matching-intent-id': others,
  '46 test-essential-acr-sca-claim': others,
  '47 brazil-ensure-encryption-required': others,
  '48 brazil-ensure-bad-payment-signature-fails': others,
};

const troupes = new Map<Variant['authentication'], Troupe>();
const troupeIn = (variant: Variant): Troupe => {
  const troupe = troupes.get(variant.authentication);
  if (troupe === undefined) throw new Error('Nobody is there yet');
  return inVariant(troupe, variant);
};

beforeAll(async () => {
  troupes.set('private_key_jwt', await newTroupe('private_key_jwt'));
  troupes.set('mtls', await newTroupe('mtls'));
});

const entries: readonly (readonly [string, Fapi1Module])[] = Object.entries(modules);

describe.each(variants)('$authentication, $method, $response', (variant) => {
  test.each(entries.filter(([, module]) => module.waits !== true && runsIn(module, variant)))('%s', async (_, { run }) => run(troupeIn(variant)));
});

test.each(entries.filter(([, { waits }]) => waits === true))('%s, in every variant at once', async (_, module) => {
  await Promise.all(variants.filter((variant) => runsIn(module, variant)).map((variant) => module.run(troupeIn(variant))));
});

test('every module of the plan is asserted here or has a reason', () =>
  expect([...Object.keys(modules), ...Object.keys(elsewhere)].sort()).toEqual([...numbered(fapi1AdvancedModules)].sort()));
