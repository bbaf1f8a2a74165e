import { comesWithCertificate, comesWithItsCertificate } from '../../checks/certificate.js';
import { byEndpoint } from '../../checks/parameters.js';
import { ofProof } from '../../checks/proof.js';
import type { Facts } from '../../facts/facts.js';
import { resourcesOf } from '../../model/resources.js';
import type { AccessToken } from '../../model/records.js';
import type { ResultCode } from '../../model/result-code.js';
import { defineRules, type Verdict } from '../rule.js';
import { demand, fail, notApplicable, pass } from '../verdict.js';

/* A resource server asks about an access token: RFC 6750 section 3.1, RFC 8705 section 3, RFC 9449 section 7, RFC 9470. */

const at = ['introspection', 'userinfo'] as const;
/** The reference numbers the two endpoints apart. */
const codes = (introspection: ResultCode, userinfo: ResultCode) => byEndpoint({ introspection, userinfo }, introspection);
const tokenOf = (f: Facts): AccessToken | undefined => f.introspection?.token;
const boundCertificate = (f: Facts): string | undefined => tokenOf(f)?.confirmation.x5tS256;
const ofToken = (check: (token: AccessToken, f: Facts) => Verdict) => (f: Facts): Verdict => {
  const token = tokenOf(f);
  return token === undefined ? notApplicable('no token is known') : check(token, f);
};

export const tokenValidity = defineRules(
  { id: 'RFC6750-3-given', level: 'shall',
    demands: { en: 'The resource request carries an access token.', ja: 'リソースリクエストはアクセストークンを含む。' },
    request: { at, error: 'invalid_token', resultCode: codes('A057301', 'A088301'), check: f => demand(f.introspection?.request.token !== undefined, 'there is no access token', "'token'") } },
  { id: 'RFC6750-3.1-form', level: 'shall',
    demands: { en: 'A token in JWT form was signed by this service.', ja: 'JWT 形式のトークンはこのサービスが署名したものである。' },
    request: { at, error: 'invalid_token', resultCode: codes('A057306', 'A088306'),
      check: f => f.introspection?.request.token === undefined ? notApplicable('there is no access token')
        : demand(f.introspection.jwtProblem === undefined, `the JWT is not one of this service: ${f.introspection.jwtProblem}`) } },
  { id: 'RFC6750-3.1-known', level: 'shall',
    demands: { en: 'The token was issued here and has not been revoked.', ja: 'トークンはここで発行され、取り消されていない。' },
    request: { at, error: 'invalid_token', resultCode: codes('A057302', 'A088302'),
      check: f => f.introspection?.request.token === undefined ? notApplicable('there is no access token') : demand(tokenOf(f) !== undefined, 'no such access token') } },
  { id: 'RFC6750-3.1-expiry', level: 'shall',
    demands: { en: 'The token has not expired.', ja: 'トークンの期限が切れていない。' },
    request: { at, error: 'invalid_token',
      resultCode: f => {
        const refresh = tokenOf(f)?.refreshExpiresAt;
        return (refresh === undefined ? codes('A065303', 'A089301') : refresh > f.now ? codes('A065301', 'A089303') : codes('A065302', 'A089302'))(f);
      },
      check: ofToken((token, f) => token.expiresAt > f.now ? pass() : fail('the access token has expired', `before ${new Date(token.expiresAt).toISOString()}`)) } },
  { id: 'RFC6750-3.1-client', level: 'shall',
    demands: { en: 'The client of the token is registered and not locked.', ja: 'トークンのクライアントは登録されており、ロックされていない。' },
    request: { at, error: 'invalid_token',
      resultCode: f => (f.client.client === undefined ? codes('A097301', 'A098301') : codes('A097303', 'A098303'))(f),
      check: ofToken((_, { client: { client } }) => client === undefined ? fail('the client of the token is not there any more')
        : demand(!client.locked, 'the client of the token is locked')) } },
);

export const tokenPossession = defineRules(
  { id: 'RFC8705-3-given', level: 'shall',
    demands: { en: 'A certificate-bound token comes over the TLS connection of its client.', ja: '証明書に結び付いたトークンはクライアントの TLS 接続で提示される。' },
    request: { at, error: 'invalid_token', resultCode: f => (f.certificate.kind === 'malformed' ? codes('A065307', 'A089308') : codes('A065304', 'A089307'))(f),
      check: comesWithCertificate(boundCertificate) } },
  { id: 'RFC8705-3-same', level: 'shall',
    demands: { en: 'The certificate is the one to which the token is bound.', ja: '証明書はトークンに結び付いたものである。' },
    request: { at, error: 'invalid_token', resultCode: codes('A065305', 'A089310'),
      check: comesWithItsCertificate(boundCertificate) } },
  { id: 'DPOP-7.1-given', level: 'shall',
    demands: { en: 'A DPoP-bound token comes with a proof.', ja: 'DPoP に結び付いたトークンにはプルーフが伴う。' },
    request: { at, error: 'invalid_token', resultCode: codes('A065308', 'A089311'),
      check: ofToken((token, f) => token.confirmation.jkt === undefined ? notApplicable('the token is not bound to a key') : demand(f.proof.kind !== 'none', 'there is no DPoP proof', 'a DPoP header')) } },
  { id: 'DPOP-7.1-key', level: 'shall',
    demands: { en: 'The proof is made with the key to which the token is bound.', ja: 'プルーフはトークンに結び付いた鍵で作られている。' },
    request: { at, error: 'invalid_token', resultCode: codes('A065309', 'A089312'),
      check: ofToken((token, f) => {
        const jkt = f.proof.kind === 'decoded' ? f.proof.jkt : undefined;
        return token.confirmation.jkt === undefined || jkt === undefined ? notApplicable('there is nothing to compare')
          : demand(jkt === token.confirmation.jkt, 'the key of the proof is not the one to which the token is bound', token.confirmation.jkt, jkt);
      }) } },
  { id: 'DPOP-4.3-12', level: 'shall',
    demands: { en: 'The proof names the access token that it comes with.', ja: 'プルーフは伴うアクセストークンのハッシュを含む。' },
    request: { at, error: 'invalid_dpop_proof', resultCode: codes('A065310', 'A089313'),
      check: ofProof(({ jwt, ath }) => demand(ath !== undefined && jwt.claims?.ath === ath, "'ath' of the DPoP proof is missing or of another token", 'SHA-256 of the access token')) } },
);

export const tokenSufficiency = defineRules(
  { id: 'RFC6750-3.1-scope', level: 'shall',
    demands: { en: 'The token covers the scopes that the resource needs.', ja: 'トークンはリソースが求めるスコープを含む。' },
    request: { at: ['introspection'], error: 'insufficient_scope', resultCode: f => (tokenOf(f)?.scopes.length === 0 ? 'A064301' : 'A064302'),
      check: ofToken((token, f) => {
        const missing = (f.introspection?.request.scopes ?? []).filter(scope => !token.scopes.includes(scope));
        return demand(missing.length === 0, 'the token lacks a scope', missing.join(' '), token.scopes.join(' '));
      }) } },
  { id: 'API-introspection-subject', level: 'shall',
    demands: { en: 'The token belongs to the user that the resource needs.', ja: 'トークンはリソースが求めるユーザーのものである。' },
    request: { at: ['introspection'], error: 'invalid_token', resultCode: f => (tokenOf(f)?.subject === undefined ? 'A066301' : 'A066302'),
      check: ofToken((token, f) => {
        const subject = f.introspection?.request.subject;
        return subject === undefined ? notApplicable('no user is demanded') : demand(token.subject === subject, 'the token belongs to another user');
      }) } },
  { id: 'RFC9068-4-aud', level: 'shall',
    demands: { en: 'The token is for every resource that the resource server names.', ja: 'トークンはリソースサーバーが示すすべてのリソース宛てである。' },
    request: { at: ['introspection'], error: 'invalid_token', resultCode: 'A066303',
      check: ofToken((token, f) => {
        const needed = f.introspection?.request.resources ?? [];
        if (needed.length === 0) return notApplicable('no resource is demanded');
        const covered = resourcesOf(token) ?? [];
        return demand(needed.every(resource => covered.includes(resource)), 'the token is not for this resource', needed.join(' '), covered.join(' ') || 'none');
      }) } },
  { id: 'RFC9470-3-acr', level: 'shall',
    demands: { en: 'The login behind the token reached one of the demanded classes.', ja: 'トークンの元になったログインは求められたクラスに達している。' },
    request: { at: ['introspection'], error: 'insufficient_user_authentication', resultCode: 'A341302',
      check: ofToken((token, f) => {
        const acrs = f.introspection?.request.acrValues ?? [];
        return acrs.length === 0 ? notApplicable('no class is demanded') : demand(token.acr !== undefined && acrs.includes(token.acr), 'the login behind the token is too weak', acrs.join(' '), token.acr ?? 'unknown');
      }) } },
  { id: 'RFC9470-3-max_age', level: 'shall',
    demands: { en: 'The login behind the token is recent enough.', ja: 'トークンの元になったログインは十分に新しい。' },
    request: { at: ['introspection'], error: 'insufficient_user_authentication', resultCode: 'A340301',
      check: ofToken((token, f) => {
        const maxAge = f.introspection?.request.maxAge;
        return maxAge === undefined ? notApplicable('no age is demanded')
          : demand(token.authTime !== undefined && (token.authTime + maxAge) * 1000 >= f.now, 'the login behind the token is too old', `${maxAge} s`, token.authTime === undefined ? 'unknown' : `${Math.floor(f.now / 1000) - token.authTime} s`);
      }) } },
);
