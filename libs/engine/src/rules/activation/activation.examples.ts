import { aClient, aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';

const scope = (...attributes: readonly (readonly [key: string, value: string])[]) => [{ name: 'payments', defaultEntry: false, attributes: attributes.map(([key, value]) => ({ key, value })) }];

export const examples_profileSwitching: Examples = {
  'API-fapi-attributes': { service: [
    ['known values', aService(), 'pass'],
    ['an attribute of other meaning', aService({ supportedScopes: scope(['access_token.duration', '60']) }), 'pass'],
    ['each part of message signing', aService({ supportedScopes: scope(['fapi2', 'ms-authreq'], ['fapi2', 'ms-authres'], ['fapi2', 'ms-introres']) }), 'pass'],
    ['an unknown value', aService({ supportedScopes: scope(['fapi2', 'x']) }), 'fail'],
    ['an unknown value of FAPI 1', aService({ supportedScopes: scope(['fapi', 'sp']) }), 'fail'],
  ] },
  'API-fapi-one-family': {
    service: [
      ['FAPI 2 alone', aService(), 'pass'],
      ['two scopes, one each', aService({ supportedScopes: [...scope(['fapi', 'rw']), { name: 'accounts', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }] }] }), 'pass'],
      ['one scope for both', aService({ supportedScopes: scope(['fapi', 'rw'], ['fapi2', 'sp']) }), 'fail'],
      ['modes of both', aService({ fapiModes: ['FAPI1_ADVANCED', 'FAPI2_SECURITY'] }), 'fail'],
    ],
    client: [
      ['modes of FAPI 2', aClient({ fapiModes: ['FAPI2_SECURITY', 'FAPI2_MESSAGE_SIGNING_AUTH_RES'] }), 'pass'],
      ['modes of both', aClient({ fapiModes: ['FAPI1_BASELINE', 'FAPI2_SECURITY'] }), 'fail'],
    ],
  },
  'API-fapi-client-modes': { client: [
    ['none', aClient(), 'notApplicable'],
    ['where the service has none', aClient({ fapiModes: ['FAPI1_ADVANCED'] }), 'notApplicable'],
    ['those of the service', aClient({ fapiModes: ['FAPI1_ADVANCED'] }), 'pass', aService({ fapiModes: ['FAPI1_ADVANCED'] })],
    ['others than the service', aClient({ fapiModes: ['FAPI1_ADVANCED'] }), 'fail', aService({ fapiModes: ['FAPI2_SECURITY'] })],
  ] },
};
