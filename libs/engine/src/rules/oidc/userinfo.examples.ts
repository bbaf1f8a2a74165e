import { drop, put } from '../examples/delta.js';
import { aUserInfoRequest } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

export const examples_userInfo: Examples = {
  'OIDCC-5.3.1-openid': { request: [
    ['a token with openid', aUserInfoRequest(), 'pass'],
    ['one without', put(aUserInfoRequest(), 'introspection.token.scopes', ['payments']), 'fail A089304 insufficient_scope'],
    ['no token', drop(aUserInfoRequest(), 'introspection.token'), 'notApplicable'],
  ] },
  'OIDCC-5.3.1-subject': { request: [
    ["a user's token", aUserInfoRequest(), 'pass'],
    ["the client's own", drop(aUserInfoRequest(), 'introspection.token.subject'), 'fail A089305 invalid_token'],
  ] },
  'OIDCC-5.3.1-grant': { request: [
    ['from a code', aUserInfoRequest(), 'pass'],
    ['from a password', put(aUserInfoRequest(), 'introspection.token.grantType', 'PASSWORD'), 'fail A089306 invalid_token'],
  ] },
};
