import { aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';

const scope = (key: string, value: string) => [{ name: 'payments', defaultEntry: false, attributes: [{ key, value }] }];

export const examples_activation: Examples = {
  'API-fapi2-listed': { service: [
    ['listed', aService(), 'pass'],
    ['another profile', aService({ supportedServiceProfiles: ['OPEN_BANKING'] }), 'fail'],
  ] },
  'API-fapi2-switched': { service: [
    ['by a scope', aService(), 'pass'],
    ['by a scope for message signing', aService({ supportedScopes: scope('fapi2', 'ms-authreq') }), 'pass'],
    ['by a mode', aService({ supportedScopes: [], fapiModes: ['FAPI2_SECURITY'] }), 'pass'],
    ['by nothing', aService({ supportedScopes: [] }), 'unknown'],
    ['FAPI 1 only', aService({ supportedScopes: scope('fapi', 'rw') }), 'unknown'],
  ] },
};
