import type { Facts } from '../../facts/facts.js';
import { put } from '../examples/delta.js';
import { aPush } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const openid = (): Facts => put(aPush(), 'authorization.scopes', ['openid']);
const given = (name: string, value: string, facts: Facts = openid()): Facts => put(facts, `authorization.values.${name}`, [value]);
const service = (member: string, value: unknown, facts: Facts = openid()): Facts => put(facts, `service.${member}`, value);
const acrs = (facts: Facts): Facts => service('supportedAcrs', ['urn:1', 'urn:2'], facts);
const asClaim = (acr: unknown): Facts => put(openid(), 'authorization.claims', { value: { id_token: { acr } } });

export const examples_interaction: Examples = {
  'OIDCC-3.1.2.1-prompt': { request: [
    ['none alone', given('prompt', 'none'), 'pass'],
    ['none beside another', given('prompt', 'none login'), 'fail A016304 invalid_request'],
    ['others together', given('prompt', 'login consent'), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-prompt-known': { request: [
    ['known', given('prompt', 'login consent select_account create'), 'pass'],
    ['unknown', given('prompt', 'login magic'), 'fail A016303 invalid_request'],
    ['not offered', service('supportedPromptValues', ['LOGIN', 'NONE'], given('prompt', 'create')), 'fail A016303 invalid_request'],
    ['none', openid(), 'notApplicable'],
    ['unknown without openid', given('prompt', 'magic', aPush()), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-max_age': { request: [
    ['an hour', given('max_age', '3600'), 'pass'],
    ['text', given('max_age', 'abc'), 'fail A017303 invalid_request'],
    ['a fraction', given('max_age', '1.5'), 'fail A017304 invalid_request'],
    ['too much', given('max_age', '2147483648'), 'fail A017305 invalid_request'],
    ['less than nothing', given('max_age', '-1'), 'fail A017305 invalid_request'],
    ['none', openid(), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-display': { request: [
    ['known', given('display', 'popup'), 'pass'],
    ['unknown', given('display', 'hologram'), 'fail A015303 invalid_request'],
    ['none', openid(), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-display-supported': { request: [
    ['supported', service('supportedDisplays', ['PAGE', 'TOUCH'], given('display', 'touch')), 'pass'],
    ['the default', service('supportedDisplays', ['PAGE']), 'pass'],
    ['not supported', service('supportedDisplays', ['PAGE'], given('display', 'touch')), 'fail A015305 invalid_request'],
    ['the default, which is not supported', service('supportedDisplays', ['WAP']), 'fail A015304 invalid_request'],
    ['nothing is restricted', given('display', 'wap'), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-acr-some': { request: [
    ['another class than those of the service', acrs(given('acr_values', 'urn:9')), 'pass'],
    ['the service has none', given('acr_values', 'urn:1'), 'fail A021303 invalid_request'],
    ['the service has none, but the client has a default', put(openid(), 'client.client.defaultAcrs', ['urn:1']), 'fail A021303 invalid_request'],
    ['none is asked for', openid(), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-acr': { request: [
    ['supported', acrs(given('acr_values', 'urn:2 urn:1')), 'pass'],
    ['supported, as a claim', acrs(asClaim({ essential: true, values: ['urn:1'] })), 'pass'],
    ['one is not supported', acrs(given('acr_values', 'urn:1 urn:9')), 'fail A021304 invalid_request'],
    ['not supported, as a claim', acrs(asClaim({ value: 'urn:9' })), 'fail A021304 invalid_request'],
    ['none', openid(), 'notApplicable'],
  ] },
  'OIDCC-3.1.2.1-id_token_hint': { request: [
    ['ours', put(openid(), 'authorization.hint', { subject: 'john' }), 'pass'],
    ['not ours', put(openid(), 'authorization.hint', { problem: 'its signature is wrong' }), 'fail A019351 invalid_request'],
    ['none', openid(), 'notApplicable'],
  ] },
  'OIDCC-IDA-purpose': { request: [
    ['a sentence', given('purpose', 'To open an account'), 'pass'],
    ['too short', given('purpose', 'ab'), 'fail A252303 invalid_request'],
    ['too long', given('purpose', 'a'.repeat(301)), 'fail A252304 invalid_request'],
    ['none', openid(), 'notApplicable'],
  ] },
};
