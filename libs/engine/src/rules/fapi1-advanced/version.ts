import { ofRequest } from '../../checks/parameters.js';
import { askedAs, claimsFor } from '../../facts/claims.js';
import type { Facts } from '../../facts/facts.js';
import type { Client } from '../../model/client.js';
import type { Service } from '../../model/service.js';
import { hasHashedChallenge, lacksChallenge } from '../../checks/authorization-request.js';
import { defineRules, type Verdict } from '../rule.js';
import { demand, fail, notApplicable } from '../verdict.js';
import { draft, followsDraft } from './values.js';

/* The second Implementer's Draft of Part 2, where it differs from the final text: in force only where the service says so. */

const at = ['par', 'authorization'] as const;
const final = notApplicable('the service follows the final text');
const drafted = notApplicable('the service follows the second draft');

/** A check of the final text alone. */
export const inFinal = (check: (f: Facts) => Verdict) => (f: Facts): Verdict => (followsDraft(f.service) ? drafted : check(f));
/** A check of the draft alone. */
export const inDraft = (check: (f: Facts) => Verdict) => (f: Facts): Verdict => (followsDraft(f.service) ? check(f) : final);
/** The same for clients. */
export const inFinalClient = (check: (c: Client) => Verdict) => (c: Client, s: Service): Verdict => (followsDraft(s) ? drafted : check(c));

const asksForAcr = ({ authorization }: Facts): boolean => claimsFor(authorization?.claims, 'id_token').acr !== undefined;

export const fapi1Advanced_draft = defineRules(
  { id: 'API-fapi1-version', level: 'should',
    demands: { en: `The attribute ${draft.key} of the service, where it is set, names a text that is known: ${draft.value}.`, ja: `サービスの属性 ${draft.key} を設定する場合、その値は ${draft.value} である。` },
    service: {
      settings: ['attributes'],
      check: ({ attributes = [] }) => {
        const given = attributes.find(({ key }) => key === draft.key);
        return given === undefined ? notApplicable('the final text applies') : demand(given.value === draft.value, 'the attribute is ignored', draft.value, given.value ?? '');
      },
    } },
  { id: 'FAPI-RW-5.2.2-7', level: 'shall',
    demands: { en: 'In the second draft: the service says which classes of login it knows.', ja: '第 2 ドラフト: サービスは対応する認証コンテキストクラスを示す。' },
    service: {
      settings: ['supportedAcrs', 'attributes'],
      check: service => followsDraft(service) ? demand((service.supportedAcrs ?? []).length > 0, 'no class of authentication is listed', 'supportedAcrs', 'none') : final,
    } },
  { id: 'FAPI-RW-5.2.3-3', level: 'shall',
    demands: { en: 'In the second draft: the request asks for acr in the ID token as an essential claim.', ja: '第 2 ドラフト: リクエストは ID トークンの acr を必須クレームとして要求する。' },
    request: { at, error: 'invalid_request', resultCode: f => (asksForAcr(f) ? 'A150318' : 'A150317'),
      check: inDraft(ofRequest((_, f) => asksForAcr(f)
        ? demand(askedAs(f.authorization?.claims, 'acr')?.essential === true, "'acr' is not asked for as essential", "'essential': true")
        : fail("'acr' is not asked for", "'claims' with 'acr' in 'id_token'"))) } },
  { id: 'FAPI-RW-5.2.3-PKCE', level: 'shall',
    demands: { en: 'In the second draft: a public client uses PKCE with S256.', ja: '第 2 ドラフト: パブリッククライアントは S256 の PKCE を使う。' },
    request: { at, error: 'invalid_request', resultCode: f => (lacksChallenge(f) ? 'A150315' : 'A150316'),
      check: inDraft(f => f.client.client?.clientType !== 'PUBLIC' ? notApplicable('the client is confidential') : hasHashedChallenge(f)) } },
);
