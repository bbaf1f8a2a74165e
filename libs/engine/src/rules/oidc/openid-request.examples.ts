import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anAuthorization, aPush } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const openid = (facts: Facts = aPush()): Facts => put(facts, 'authorization.scopes', ['openid']);
const given = (name: string, value: string): Facts => put(openid(), `authorization.values.${name}`, [value]);

export const examples_openIdRequest: Examples = {
  'OIDCC-3.1.2.1-redirect_uri': { request: [
    ['named', openid(), 'pass'],
    ['not named in a push', drop(openid(), 'authorization.values.redirect_uri'), 'fail A253302 invalid_request'],
    ['not named in an authorization request', drop(openid(anAuthorization()), 'authorization.values.redirect_uri'), 'fail A011303 invalid_request'],
    ['not named without openid', drop(aPush(), 'authorization.values.redirect_uri'), 'notApplicable'],
    ['no authorization request', drop(anAuthorization(), 'authorization'), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-prompt': { request: [
    ['none alone', given('prompt', 'none'), 'pass'],
    ['none beside another', given('prompt', 'none login'), 'fail A016304 invalid_request'],
    ['none, said twice', given('prompt', 'none none'), 'pass'],
    ['others together', given('prompt', 'login consent'), 'notApplicable'],
    ['none beside another without openid', put(aPush(), 'authorization.values.prompt', ['none login']), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-max_age': { request: [
    ['an hour', given('max_age', '3600'), 'pass'],
    ['nothing', given('max_age', '0'), 'pass'],
    ['text', given('max_age', 'abc'), 'fail A017303 invalid_request'],
    ['an exponent', given('max_age', '1e3'), 'fail A017303 invalid_request'],
    ['a line feed at the end', given('max_age', '60\n'), 'fail A017303 invalid_request'],
    ['none', openid(), 'notApplicable'],
    ['text without openid', put(aPush(), 'authorization.values.max_age', ['abc']), 'notApplicable'],
  ] },
};
