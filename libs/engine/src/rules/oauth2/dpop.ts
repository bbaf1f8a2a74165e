import { fitsRequest, hasClaims, isRecent, isWellFormed, ofProof } from '../../checks/proof.js';
import { byEndpoint, requested } from '../../checks/parameters.js';
import type { Endpoint } from '../../facts/facts.js';
import type { ResultCode } from '../../model/result-code.js';
import { first } from '../../parse/parameters.js';
import { defineRules } from '../rule.js';
import { demand, fail, notApplicable } from '../verdict.js';

/* DPoP: RFC 9449. Items of section 4.3 by their number. */

const at: readonly Endpoint[] = ['par', 'token', 'introspection', 'userinfo'];
const codes = (par: ResultCode, token: ResultCode, introspection: ResultCode, userinfo: ResultCode) =>
  byEndpoint({ par, token, introspection, userinfo }, token);
const wrongProof = codes('A350301', 'A254301', 'A065310', 'A089313');

export const dpop = defineRules(
  { id: 'DPOP-4.3-2', level: 'shall',
    demands: { en: 'The proof is one signed JWT of type dpop+jwt.', ja: 'プルーフは dpop+jwt 型の署名付き JWT である。' },
    request: { at, error: 'invalid_dpop_proof', resultCode: wrongProof, check: isWellFormed } },
  { id: 'DPOP-4.3-5', level: 'shall',
    demands: { en: 'The proof is signed with an asymmetric algorithm that the server knows.', ja: 'プルーフはサーバーが知る非対称アルゴリズムで署名されている。' },
    request: { at, error: 'invalid_dpop_proof',
      resultCode: f => (f.proof.kind === 'decoded' && f.proof.jwt.header.alg === undefined ? codes('A350304', 'A254304', 'A065313', 'A089316') : codes('A350302', 'A254302', 'A065311', 'A089314'))(f),
      check: ofProof(({ jwt }) => demand(jwt.alg !== undefined, "'alg' of the DPoP proof is missing, symmetric or unknown", 'an asymmetric algorithm', String(jwt.header.alg).slice(0, 50))) } },
  { id: 'DPOP-4.3-7', level: 'shall',
    demands: { en: 'The proof carries its public key, and no private one.', ja: 'プルーフは公開鍵を含み、秘密鍵を含まない。' },
    request: { at, error: 'invalid_dpop_proof', resultCode: codes('A350303', 'A254303', 'A065312', 'A089315'),
      check: ofProof(({ keyProblem }) => keyProblem === undefined ? demand(true, '') : fail(`the key of the DPoP proof: ${keyProblem}`, 'a public JWK')) } },
  { id: 'DPOP-4.3-6', level: 'shall',
    demands: { en: 'The signature of the proof is right under that key.', ja: 'プルーフの署名はその鍵で検証できる。' },
    request: { at, error: 'invalid_dpop_proof', resultCode: wrongProof,
      check: ofProof(({ jwt, jkt }) => jkt === undefined || jwt.alg === undefined ? notApplicable('there is no key or algorithm') : demand(jwt.signatureValid, 'the signature of the DPoP proof is wrong')) } },
  { id: 'DPOP-4.3-3', level: 'shall',
    demands: { en: 'The proof has all required claims.', ja: 'プルーフは必須クレームをすべて含む。' },
    request: { at, error: 'invalid_dpop_proof', resultCode: wrongProof, check: hasClaims } },
  { id: 'DPOP-4.3-8', level: 'shall',
    demands: { en: 'The proof was made for this method and URL.', ja: 'プルーフはこのメソッドと URL のために作られている。' },
    request: { at, error: 'invalid_dpop_proof', resultCode: wrongProof, check: fitsRequest } },
  { id: 'DPOP-4.3-11', level: 'shall',
    demands: { en: 'The proof was made just now.', ja: 'プルーフは直近に作られている。' },
    request: { at, error: 'invalid_dpop_proof', resultCode: wrongProof, check: isRecent } },
  { id: 'DPOP-4.3-10', level: 'shall',
    demands: { en: 'The proof carries the nonce of the server where one is required.', ja: 'サーバーの nonce が必要な場合、プルーフはそれを含む。' },
    request: { at, error: 'use_dpop_nonce', resultCode: codes('A350308', 'A254307', 'A065315', 'A089318'),
      check: ofProof(({ nonceRequired, nonceValid, jwt }, { endpoint }) =>
        // A resource server may have nonces of its own; they are its business unless it asks us to check ours.
        !nonceRequired && (endpoint === 'introspection' || jwt.claims?.nonce === undefined) ? notApplicable('no nonce is required')
        : demand(nonceValid, 'the nonce of the DPoP proof is missing or out of date', 'the nonce of the DPoP-Nonce header')) } },
  { id: 'DPOP-11.1', level: 'shall',
    demands: { en: 'A proof is accepted once.', ja: 'プルーフは一度だけ受け付けられる。' },
    request: { at: ['introspection', 'userinfo'], error: 'invalid_dpop_proof', resultCode: byEndpoint({ introspection: 'A065314', userinfo: 'A089317' }, 'A065314'),
      check: ofProof(({ replayed }) => demand(!replayed, 'the DPoP proof has been used before', 'a fresh jti')) },
    byConstruction: 'At PAR and token the commit spends the jti (A350305, A254305).' },
  { id: 'DPOP-10.1', level: 'shall',
    demands: { en: 'dpop_jkt and the proof of a push name the same key.', ja: 'プッシュの dpop_jkt とプルーフは同じ鍵を指す。' },
    request: { at: ['par'], error: 'invalid_dpop_proof', resultCode: 'A294309',
      check: ofProof(({ jkt }, f) => {
        const named = first(requested(f), 'dpop_jkt');
        return named === undefined || jkt === undefined ? notApplicable('there is only one of them') : demand(named === jkt, "'dpop_jkt' is another key than that of the proof", jkt, named.slice(0, 50));
      }) } },
  { id: 'DPOP-10', level: 'shall',
    demands: { en: 'A code bound to a key is redeemed with that key.', ja: '鍵に結び付いた認可コードはその鍵で引き換えられる。' },
    request: { at: ['token'], error: 'invalid_dpop_proof', resultCode: 'A254308',
      check: f => {
        const bound = f.grant?.code?.record?.request.dpopJkt;
        if (bound === undefined) return notApplicable('no code is bound to a key');
        const jkt = f.proof.kind === 'decoded' ? f.proof.jkt : undefined;
        return demand(jkt === bound, 'the key of the proof is not the one to which the code is bound', bound, jkt ?? 'no proof');
      } } },
  { id: 'DPOP-5-refresh', level: 'shall',
    demands: { en: "A public client's refresh token is used with the key to which it is bound.", ja: 'パブリッククライアントのリフレッシュトークンは結び付いた鍵で使われる。' },
    request: { at: ['token'], error: 'invalid_dpop_proof', resultCode: 'A053311',
      check: f => {
        const bound = f.grant?.refreshToken?.record?.confirmation.jkt;
        if (bound === undefined) return notApplicable('no refresh token is bound to a key');
        return demand(f.proof.kind === 'decoded' && f.proof.jkt === bound, 'the key of the proof is not the one to which the refresh token is bound', bound);
      } } },
  { id: 'DPOP-5.2', level: 'shall',
    demands: { en: 'A client registered for DPoP sends a proof.', ja: 'DPoP 必須のクライアントはプルーフを送る。' },
    request: { at: ['token'], error: 'invalid_dpop_proof', resultCode: 'A254309',
      check: f => f.client.client?.dpopRequired === true ? demand(f.proof.kind !== 'none', 'there is no DPoP proof', 'a DPoP header') : notApplicable('the client need not use DPoP') } },
);
