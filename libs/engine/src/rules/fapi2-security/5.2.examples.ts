import { aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';

export const examples_5_2: Examples = {
  'FAPI2-SP-FINAL-5.2.1-1': { service: [
    ['all under https', aService(), 'pass'],
    ['one under http', aService({ introspectionEndpoint: 'http://as.example.com/introspect' }), 'fail'],
    ['one that is no URL', aService({ issuer: 'as.example.com' }), 'fail'],
  ] },
};
