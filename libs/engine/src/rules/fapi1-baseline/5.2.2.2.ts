import { ofOpenIdRequest, ofRequest } from '../../checks/parameters.js';
import { first } from '../../parse/parameters.js';
import { defineRules } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

// FAPI 1.0 Part 1 Baseline, 5.2.2.2 Client requesting openid scope

const at = ['par', 'authorization'] as const;

export const fapi1Baseline_5_2_2_2 = defineRules(
  { id: 'FAPI1-BASE-5.2.2.2-1', level: 'shall',
    demands: { en: 'A request for openid has a nonce.', ja: 'openid を要求するリクエストは nonce を含む。' },
    request: { at, error: 'invalid_request', resultCode: 'A150314', check: ofOpenIdRequest(values => demand(first(values, 'nonce') !== undefined, "'nonce' is missing", "'nonce'")) } },
);

// 5.2.2.3 Clients not requesting openid scope

export const fapi1Baseline_5_2_2_3 = defineRules(
  { id: 'FAPI1-BASE-5.2.2.3-1', level: 'shall',
    demands: { en: 'A request without openid has a state.', ja: 'openid を要求しないリクエストは state を含む。' },
    request: { at, error: 'invalid_request', resultCode: 'A150313',
      check: ofRequest((values, { authorization }) => authorization?.scopes.includes('openid') === true ? notApplicable('the scope has openid')
        : demand(first(values, 'state') !== undefined, "'state' is missing", "'state'")) } },
);
