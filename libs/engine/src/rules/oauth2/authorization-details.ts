import type { Endpoint, Facts } from '../../facts/facts.js';
import { narrowedDetails } from '../../facts/granted-details.js';
import type { AuthzDetailsElement } from '../../model/types.js';
import { defineRules, type RequestCheck, type Verdict } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* Rich authorization requests: RFC 9396 sections 2, 5, 6 and 10. */

const at: readonly Endpoint[] = ['par', 'authorization', 'token'];
const none = notApplicable('no authorization details are sent');

const invalid = (resultCode: RequestCheck['resultCode'], check: RequestCheck['check']): RequestCheck => ({ at, error: 'invalid_authorization_details', resultCode, check });

const sent = (f: Facts) => (f.endpoint === 'token' ? f.grant?.details : f.authorization?.details);

const problemOf = (f: Facts): string | undefined => {
  const details = sent(f);
  return details !== undefined && 'problem' in details ? details.problem : undefined;
};
const place = (f: Facts): string => {
  const details = sent(f);
  return details !== undefined && 'index' in details ? `element ${details.index}` : 'the value';
};

const isNot = (problem: string, why: string, expected: string) => (f: Facts): Verdict =>
  sent(f) === undefined ? none : demand(problemOf(f) !== problem, `${place(f)} of 'authorization_details' ${why}`, expected);

/** A check of each element; the first that fails speaks. */
const ofElements = (allowed: (f: Facts) => readonly string[], why: string) => (f: Facts): Verdict => {
  const details = sent(f);
  if (details === undefined || 'problem' in details) return none;
  const elements: readonly AuthzDetailsElement[] = details.details.elements ?? [];
  const index = elements.findIndex(({ type }) => !allowed(f).includes(type));
  return demand(index < 0, `element ${index} of 'authorization_details' has a type that ${why}`, allowed(f).join(', ') || 'no type at all', elements[index]?.type.slice(0, 200));
};

export const authorizationDetails = defineRules(
  { id: 'RFC9396-2-json', level: 'shall',
    demands: { en: 'Authorization details are JSON.', ja: 'authorization_details は JSON である。' },
    request: invalid('A249304', isNot('json', 'is no JSON', 'a JSON array')) },
  { id: 'RFC9396-2-array', level: 'shall',
    demands: { en: 'Authorization details are a list.', ja: 'authorization_details は配列である。' },
    request: invalid('A249305', isNot('array', 'is no list', 'a JSON array')) },
  { id: 'RFC9396-2-element', level: 'shall',
    demands: { en: 'Each of them is an object whose common members have their types.', ja: '各要素はオブジェクトで、共通メンバーは定義された型である。' },
    request: invalid('A249306', isNot('element', 'has the wrong form', 'an object with the members of RFC 9396')) },
  { id: 'RFC9396-2-type', level: 'shall',
    demands: { en: 'Each of them says of which type it is.', ja: '各要素は type を示す。' },
    request: invalid('A249301', isNot('type', "has no 'type'", "'type'")) },
  { id: 'RFC9396-5-supported', level: 'shall',
    demands: { en: 'The service knows the type.', ja: 'サービスがその type に対応している。' },
    request: invalid('A249302', ofElements(f => f.service.supportedAuthorizationDetailsTypes ?? [], 'the service does not know')) },
  { id: 'RFC9396-10-declared', level: 'shall',
    demands: { en: 'The client registered for the type.', ja: 'クライアントがその type を登録している。' },
    request: invalid('A249303', ofElements(f => f.client.client?.authorizationDetailsTypes ?? [], 'the client did not register for')) },
);

/** A grant without details gives none of them. */
export const grantedDetails = defineRules(
  { id: 'RFC9396-6', level: 'shall',
    demands: { en: 'A token request names only authorization details that were granted, or less of them.', ja: 'トークンリクエストの authorization_details は許可済みの範囲を超えない。' },
    request: { at: ['token'], error: 'invalid_authorization_details', resultCode: 'A249351',
      check: f => {
        const asked = f.grant?.details;
        const granted = f.grant?.code?.record ?? f.grant?.refreshToken?.record;
        if (asked === undefined || 'problem' in asked) return none;
        if (granted === undefined) return notApplicable('no code or refresh token is known');
        const left = narrowedDetails(granted.authorizationDetails, asked.details);
        return demand(typeof left !== 'number', `element ${String(left)} of 'authorization_details' is more than was granted`, 'what was granted, or less of it');
      } } },
);
