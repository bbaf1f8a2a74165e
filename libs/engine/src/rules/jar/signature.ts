import { four, ofClaims, ofJwt, ofRequestObject, shown } from '../../checks/request-object.js';
import type { Endpoint, Facts, JwtFacts } from '../../facts/facts.js';
import type { ResultCode } from '../../model/result-code.js';
import { defineRules, type RequestCheck } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* The signature of a request object: RFC 9101 sections 4, 6.2 and 10.8, OpenID Connect Core section 6.1. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const invalid = (resultCode: RequestCheck['resultCode'], check: RequestCheck['check']): RequestCheck => ({ at, concerns: 'requestObject', error: 'invalid_request_object', resultCode, check });

const isUnsigned = ({ header }: JwtFacts): boolean => header.alg === 'none';
const unsigned = notApplicable('the request object is not signed');
const traditional = (f: Facts): boolean => f.service.traditionalRequestObjectProcessingApplied;
const TYPES = new Set(['jwt', 'oauth-authz-req+jwt', 'application/oauth-authz-req+jwt']);

const keyCode = (f: Facts): ResultCode => {
  const keys = f.requestObject?.jwt?.keys;
  if (keys === undefined || keys.kind === 'found' || keys.kind === 'unregistered') return four('A005332', 'A246304')(f);
  if (keys.kind === 'unreadable') return f.endpoint === 'par' ? 'A246304' : keys.remote ? 'A005311' : 'A005351';
  if (keys.kind === 'noMatch') return four(keys.remote ? 'A005340' : 'A005352', 'A246305')(f);
  return four(keys.remote ? 'A005344' : 'A005356', 'A246305')(f);
};

export const requestObjectSignature = defineRules(
  { id: 'JAR-6.2-alg', level: 'shall',
    demands: { en: 'The header says how the request object is signed.', ja: 'ヘッダーはリクエストオブジェクトの署名アルゴリズムを示す。' },
    request: invalid(four('A005307', 'A246306'), ofJwt(({ header }) => demand(typeof header.alg === 'string', "the header has no 'alg'", "'alg'"))) },
  { id: 'JAR-6.2-alg-known', level: 'shall',
    demands: { en: 'The server knows the signature algorithm.', ja: 'サーバーは署名アルゴリズムに対応している。' },
    request: invalid(four('A005320', 'A246306'), ofJwt(jwt => typeof jwt.header.alg !== 'string' || isUnsigned(jwt) ? unsigned
      : demand(jwt.alg !== undefined, "'alg' of the signature is unknown", 'a registered JWS algorithm', jwt.header.alg.slice(0, 50)))) },
  { id: 'JAR-10.1-signed', level: 'shall',
    demands: { en: 'Where RFC 9101 is followed, a request object is signed.', ja: 'RFC 9101 に従う場合、リクエストオブジェクトは署名されている。' },
    request: invalid(f => (f.endpoint !== 'par' ? 'A008311' : f.client.client?.requestSignAlg === 'NONE' ? 'A246302' : 'A248315'), ofJwt((jwt, f) => traditional(f)
      ? notApplicable('the service follows OpenID Connect Core') : demand(!isUnsigned(jwt), 'the request object is not signed', 'a signature', 'alg none'))) },
  { id: 'OIDCC-6.1-unsigned', level: 'shall',
    demands: { en: 'A client that registered a signature algorithm signs its request objects.', ja: '署名アルゴリズムを登録したクライアントはリクエストオブジェクトに署名する。' },
    request: invalid(four('A005336', 'A248315'), ofJwt((jwt, f) => {
      const registered = f.client.client?.requestSignAlg;
      if (!traditional(f) || !isUnsigned(jwt)) return notApplicable('the request object is signed, or has to be anyway');
      return demand(registered === undefined || registered === 'NONE', 'the request object is not signed', registered, 'alg none');
    })) },
  { id: 'PAR-3-registered', level: 'shall',
    demands: { en: 'A client that pushes signed request objects is registered with their algorithm.', ja: '署名付きリクエストオブジェクトをプッシュするクライアントは署名アルゴリズムを登録している。' },
    request: { ...invalid('A246301', ofJwt((jwt, f) => isUnsigned(jwt) ? unsigned
      : demand(f.client.client?.requestSignAlg !== undefined, 'no algorithm for request objects is registered', 'request_object_signing_alg'))), at: ['par'] } },
  { id: 'JAR-6.2-alg-registered', level: 'shall',
    demands: { en: 'The request object is signed with the registered algorithm.', ja: 'リクエストオブジェクトは登録されたアルゴリズムで署名されている。' },
    request: invalid(four('A005312'), ofJwt((jwt, f) => {
      const registered = f.client.client?.requestSignAlg;
      return isUnsigned(jwt) || registered === undefined ? notApplicable('no algorithm is registered, or none is used')
        : demand(jwt.alg === registered, 'the signature algorithm is not the registered one', registered, String(jwt.header.alg).slice(0, 50));
    })) },
  { id: 'JAR-6.2-secret', level: 'shall',
    demands: { en: 'Only a client that can keep a secret signs with one.', ja: '共有シークレットで署名できるのはシークレットを保持できるクライアントだけである。' },
    request: invalid(four('A005316', 'A246303'), ofJwt(({ alg }, f) => alg?.startsWith('HS') !== true ? notApplicable('no secret is used')
      : demand(f.client.client?.clientType === 'CONFIDENTIAL' && f.client.client.clientSecret !== undefined, 'the signature needs a secret that the client does not have', 'a confidential client', alg))) },
  { id: 'JAR-6.2-key', level: 'shall',
    demands: { en: 'One key of the client fits the signature.', ja: '署名に合うクライアントの鍵がただ一つある。' },
    request: invalid(keyCode, ofJwt(({ keys, header }) => keys === undefined ? notApplicable('no key is looked for')
      : demand(keys.kind === 'found', `the key of the client: ${keys.kind}`, 'one key that fits kid and alg', String(header.kid ?? 'no kid').slice(0, 100)))) },
  { id: 'JAR-6.2-right', level: 'shall',
    demands: { en: 'The signature of the request object is right.', ja: 'リクエストオブジェクトの署名が正しい。' },
    request: invalid(four('A005328'), ofJwt(jwt => jwt.alg === undefined ? unsigned : demand(jwt.signatureValid, 'the signature of the request object is wrong'))) },
  { id: 'JAR-4-claims', level: 'shall',
    demands: { en: 'The payload of the request object is a JSON object.', ja: 'リクエストオブジェクトのペイロードは JSON オブジェクトである。' },
    request: invalid(four('A005378', 'A248316'), ofJwt(({ claims }) => demand(claims !== undefined, 'the payload is no JSON object', 'a JSON object'))) },
  { id: 'JAR-10.8-typ', level: 'shall',
    demands: { en: 'A JWT that says to be of another kind is no request object.', ja: '別の種類と明示された JWT はリクエストオブジェクトとして扱わない。' },
    request: invalid('A006371', ofRequestObject(({ jwt }) => jwt?.header.typ === undefined ? notApplicable('the JWT does not say of what kind it is')
      : demand(TYPES.has(String(jwt.header.typ).toLowerCase()), "'typ' is of another kind of JWT", 'oauth-authz-req+jwt', shown(jwt.header.typ)))) },
  { id: 'JAR-10.8-sub', level: 'should',
    demands: { en: 'A request object is not about the client, so that it cannot pass as its assertion.', ja: 'リクエストオブジェクトの sub はクライアント ID ではなく、クライアントアサーションと取り違えられない。' },
    request: invalid('A006372', ofClaims(({ sub }, f) => sub === undefined ? notApplicable("there is no 'sub'")
      : demand(sub !== String(f.client.client?.clientId), "'sub' is the client id", 'anything else, or nothing'))) },
);
