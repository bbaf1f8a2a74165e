import { byEndpoint, outer } from '../../checks/parameters.js';
import type { Endpoint } from '../../facts/facts.js';
import { defineRules } from '../rule.js';
import { demand, fail, notApplicable, pass } from '../verdict.js';

/* The Web API itself: what a front end passes on from its client. */

const withParameters: readonly Endpoint[] = ['par', 'authorization', 'token', 'standardIntrospection', 'revocation'];
const malformed = { par: 'A245202', authorization: 'A004202', token: 'A047202', standardIntrospection: 'A145202', revocation: 'A113202' } as const;

export const apiCall = defineRules(
  {
    id: 'API-parameters', level: 'shall',
    demands: { en: 'The call passes on the parameters of the client.', ja: '呼び出しはクライアントのパラメーターをそのまま渡す。' },
    request: {
      at: withParameters, error: 'server_error',
      resultCode: byEndpoint({ par: 'A245201', authorization: 'A004201', token: 'A047201', standardIntrospection: 'A145201', revocation: 'A113201' }, 'A004201'),
      check: f => demand(f.parameters.kind !== 'missing', "the call has no 'parameters'"),
    },
  },
  {
    id: 'API-parameters-size', level: 'shall',
    demands: { en: 'The parameters keep to the size limit.', ja: 'パラメーターはサイズの上限を超えない。' },
    request: {
      at: withParameters, error: 'invalid_request',
      resultCode: byEndpoint({ ...malformed, par: 'A245203' }, 'A004202'),
      check: f => f.parameters.kind === 'tooLarge'
        ? fail("'parameters' is too large", `at most ${f.parameters.limit} characters`, `${f.parameters.length}`)
        : pass(),
    },
  },
  {
    id: 'API-parameters-form', level: 'shall',
    demands: { en: 'The parameters are form-encoded UTF-8.', ja: 'パラメーターは UTF-8 のフォーム形式である。' },
    request: {
      at: withParameters, error: 'invalid_request', resultCode: byEndpoint(malformed, 'A004202'),
      check: f => demand(f.parameters.kind !== 'malformed', "'parameters' is not form-encoded UTF-8", 'application/x-www-form-urlencoded, all ASCII, as the client sent it'),
    },
  },
  {
    id: 'API-parameters-some', level: 'shall',
    demands: { en: 'There is at least one parameter.', ja: 'パラメーターが一つ以上ある。' },
    request: {
      at: ['authorization', 'token', 'standardIntrospection', 'revocation'], error: 'invalid_request',
      resultCode: byEndpoint({ authorization: 'A004301', token: 'A047301', standardIntrospection: 'A145301', revocation: 'A113301' }, 'A004301'),
      check: f => f.parameters.kind === 'parsed'
        ? demand(Object.keys(outer(f)).length > 0, 'the request has no parameters')
        : notApplicable('the parameters could not be read'),
    },
  },
);
