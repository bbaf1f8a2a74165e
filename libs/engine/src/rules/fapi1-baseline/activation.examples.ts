import { aService } from '../examples/settings.js';
import type { Examples, RuleExamples } from '../examples/table.js';

const scope = (key: string, value: string) => [{ name: 'payments', defaultEntry: false, attributes: [{ key, value }] }];

const switched = (value: 'r' | 'rw', mode: 'FAPI1_BASELINE' | 'FAPI1_ADVANCED'): RuleExamples => ({ service: [
  ['by a scope', aService({ supportedScopes: scope('fapi', value) }), 'pass'],
  ['by a mode', aService({ supportedScopes: [], fapiModes: [mode] }), 'pass'],
  ['by nothing', aService({ supportedScopes: [] }), 'unknown'],
  ['FAPI 2 only', aService(), 'unknown'],
] });

export const examples_fapi1Activation: Examples = {
  'API-fapi1-listed': { service: [
    ['listed', aService(), 'pass'],
    ['nothing listed', aService({ supportedServiceProfiles: [] }), 'fail'],
  ] },
  'API-fapi1-baseline-switched': switched('r', 'FAPI1_BASELINE'),
  'API-fapi1-advanced-switched': switched('rw', 'FAPI1_ADVANCED'),
};
