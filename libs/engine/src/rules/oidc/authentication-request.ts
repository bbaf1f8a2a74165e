import { ofOpenIdRequest } from '../../checks/parameters.js';
import type { Endpoint } from '../../facts/facts.js';
import { first } from '../../parse/parameters.js';
import { defineRules } from '../rule.js';
import { demand } from '../verdict.js';

/* OpenID Connect Core section 3.1.2.1, for requests whose scope has openid. */

const at: readonly Endpoint[] = ['par', 'authorization'];

export const authenticationRequest = defineRules(
  { id: 'OIDCC-3.1.2.1-redirect_uri', level: 'shall',
    demands: { en: 'An OpenID request names its redirect URI.', ja: 'OpenID リクエストはリダイレクト URI を指定する。' },
    request: { at, error: 'invalid_request', resultCode: f => (f.endpoint === 'par' ? 'A253302' : 'A011303'),
      check: ofOpenIdRequest(values => demand(first(values, 'redirect_uri') !== undefined, "'redirect_uri' is missing", "'redirect_uri'")) } },
);
