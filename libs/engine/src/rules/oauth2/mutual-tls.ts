import type { AlternativeName } from '../../checks/alternative-name.js';
import { bindsTokens, comesWithItsCertificate, comesWithCertificate, isPresented, isReadable } from '../../checks/certificate.js';
import {
  CERTIFICATE_NAMES, hasAlternativeName, hasRegistered, hasSubject, isInItsTime, isRegistered, isTrusted, ofCertificateClient, registeredNames, usesCertificate,
} from '../../checks/certificate-authentication.js';
import type { Facts } from '../../facts/facts.js';
import type { Client } from '../../model/client.js';
import type { ResultCode } from '../../model/result-code.js';
import { defineRules, type RequestCheck, type Verdict } from '../rule.js';
import { demand, notApplicable, unknown } from '../verdict.js';
import { clientError } from './authentication.js';

/* Mutual TLS: RFC 8705. Section 2, authentication by certificate; section 3, tokens bound to one; section 7.1, refresh tokens. */

const names = CERTIFICATE_NAMES.join(', ');

const oneName = (client: Client): Verdict => {
  const registered = registeredNames(client);
  return demand(registered.length === 1, registered.length === 0 ? 'the client registered no name for its certificate' : 'the client registered several names for its certificate',
    `one of ${names}`, registered.join(', ') || 'none');
};

const contentUnreadable = ({ certificate }: Facts): boolean =>
  certificate.kind === 'parsed' && certificate.details !== undefined && 'problem' in certificate.details;

const subjectCode = (f: Facts): ResultCode => {
  const compared = f.authentication?.subjectDn;
  if (contentUnreadable(f)) return 'A157341';
  return compared?.kind !== 'malformed' ? 'A157343' : compared.which === 'presented' ? 'A157341' : 'A157342';
};

const alternativeName = (name: AlternativeName, differs: ResultCode): RequestCheck =>
  clientError(f => (contentUnreadable(f) ? 'A157352' : differs), hasAlternativeName(name));

const chainCode = ({ certificate }: Facts): ResultCode => {
  const chain = certificate.kind === 'parsed' ? certificate.chain : undefined;
  return chain?.kind === 'noRoots' ? 'A157335' : chain?.kind !== 'unreadable' ? 'A157339' : chain.of === 'roots' ? 'A157336' : 'A157338';
};

export const certificateAuthentication = defineRules(
  { id: 'RFC8705-2-client_id', level: 'shall',
    demands: { en: 'A client that authenticates with a certificate names itself in client_id.', ja: '証明書で認証するクライアントは client_id で自身を示す。' },
    request: clientError('A157357', ofCertificateClient(f => demand(f.client.named.parameter !== undefined, "'client_id' is missing beside the client certificate", "'client_id'"))) },
  { id: 'RFC8705-2-given', level: 'shall',
    demands: { en: 'The certificate is there and can be read.', ja: '証明書が提示され、読み取ることができる。' },
    request: clientError(f => (f.certificate.kind === 'malformed' ? 'A157328' : 'A157327'), ofCertificateClient(isPresented)) },
  { id: 'RFC8705-2.1-chain', level: 'shall',
    demands: { en: 'A chain leads from the certificate to a root that the service trusts.', ja: '証明書からサービスが信頼するルートまで証明書チェーンがつながる。' },
    request: clientError(chainCode, isTrusted),
    service: {
      settings: ['mutualTlsValidatePkiCertChain', 'trustedRootCertificates', 'supportedTokenAuthMethods'],
      check: ({ mutualTlsValidatePkiCertChain, trustedRootCertificates = [], supportedTokenAuthMethods }) =>
        mutualTlsValidatePkiCertChain ? demand(trustedRootCertificates.length > 0, 'chains are to be checked, but no root is trusted', 'trustedRootCertificates', 'none')
        : supportedTokenAuthMethods?.includes('TLS_CLIENT_AUTH') === true ? unknown('whoever ends the TLS connections has to check the chains, because this server is set not to')
        : notApplicable('no client authenticates with a certificate of an authority'),
    } },
  { id: 'RFC8705-2.1-dates', level: 'shall',
    demands: { en: 'The certificate has begun to be valid and has not expired.', ja: '証明書は有効期間内にある。' },
    request: clientError('A157339', isInItsTime) },
  { id: 'RFC8705-2.1.2-one', level: 'shall',
    demands: { en: 'The client registered exactly one name by which its certificate is known.', ja: 'クライアントは証明書を識別する名前をちょうど一つ登録している。' },
    request: clientError(f => (f.client.client !== undefined && registeredNames(f.client.client).length > 1 ? 'A157345' : 'A157340'), ofCertificateClient((_, client) => oneName(client), 'TLS_CLIENT_AUTH')),
    client: {
      settings: ['tokenAuthMethod', ...CERTIFICATE_NAMES],
      check: client => client.tokenAuthMethod === 'TLS_CLIENT_AUTH' ? oneName(client) : notApplicable('the client does not authenticate with a certificate of an authority'),
    } },
  { id: 'RFC8705-2.1.2-subject_dn', level: 'shall',
    demands: { en: 'The subject of the certificate is the registered one.', ja: '証明書のサブジェクトは登録されたものと一致する。' },
    request: clientError(subjectCode, hasSubject) },
  { id: 'RFC8705-2.1.2-san_dns', level: 'shall',
    demands: { en: 'The registered DNS name is among those of the certificate.', ja: '登録された DNS 名が証明書に含まれる。' },
    request: alternativeName('tlsClientAuthSanDns', 'A157346') },
  { id: 'RFC8705-2.1.2-san_uri', level: 'shall',
    demands: { en: 'The registered URI is among those of the certificate.', ja: '登録された URI が証明書に含まれる。' },
    request: alternativeName('tlsClientAuthSanUri', 'A157347') },
  { id: 'RFC8705-2.1.2-san_ip', level: 'shall',
    demands: { en: 'The registered IP address is among those of the certificate, however it is spelled.', ja: '登録された IP アドレスが、表記によらず証明書に含まれる。' },
    request: alternativeName('tlsClientAuthSanIp', 'A157348') },
  { id: 'RFC8705-2.1.2-san_email', level: 'shall',
    demands: { en: 'The registered email address is among those of the certificate.', ja: '登録されたメールアドレスが証明書に含まれる。' },
    request: alternativeName('tlsClientAuthSanEmail', 'A157349') },
  { id: 'RFC8705-2.2.2', level: 'shall',
    demands: { en: 'The client registered its self-signed certificate with a key.', ja: 'クライアントは自己署名証明書を鍵と共に登録している。' },
    request: clientError(f => (f.authentication?.registered?.kind === 'noCertificate' ? 'A157330' : 'A157329'), hasRegistered),
    client: {
      settings: ['tokenAuthMethod', 'jwks', 'jwksUri'],
      check: ({ tokenAuthMethod, jwks, jwksUri }) => tokenAuthMethod === 'SELF_SIGNED_TLS_CLIENT_AUTH'
        ? demand(jwks !== undefined || jwksUri !== undefined, 'no key of the client is registered', 'jwks or jwksUri', 'neither')
        : notApplicable('the client does not authenticate with a certificate of its own'),
    } },
  { id: 'RFC8705-2.2', level: 'shall',
    demands: { en: 'The certificate is the self-signed one that the client registered.', ja: '提示された証明書は登録された自己署名証明書である。' },
    request: clientError('A157333', isRegistered) },
);

const boundRefreshToken = (f: Facts): string | undefined => f.grant?.refreshToken?.record?.confirmation.x5tS256;

export const certificateBinding = defineRules(
  { id: 'RFC8705-3-readable', level: 'shall',
    demands: { en: 'A certificate that comes with a pushed request can be read.', ja: 'プッシュされたリクエストに伴う証明書は読み取ることができる。' },
    request: { at: ['par'], error: 'invalid_request', resultCode: 'A157328',
      check: f => (usesCertificate(f) ? notApplicable('the certificate is judged as credentials') : isReadable(f)) } },
  { id: 'RFC8705-3-certificate', level: 'shall',
    demands: { en: 'A client with certificate-bound tokens comes with a certificate that can be read.', ja: '証明書結合トークンのクライアントは読み取り可能な証明書を提示する。' },
    request: { at: ['token'], error: 'invalid_request', resultCode: f => (f.certificate.kind === 'malformed' ? 'A244309' : 'A244308'),
      check: f => (bindsTokens(f) ? isPresented(f) : isReadable(f)) } },
  { id: 'RFC8705-7.1-given', level: 'shall',
    demands: { en: "A public client's certificate-bound refresh token comes with a certificate.", ja: '証明書に結び付いたパブリッククライアントのリフレッシュトークンには証明書が伴う。' },
    request: { at: ['token'], error: 'invalid_grant', resultCode: 'A053312', check: comesWithCertificate(boundRefreshToken) } },
  { id: 'RFC8705-7.1-same', level: 'shall',
    demands: { en: 'That certificate is the one to which the refresh token is bound.', ja: 'その証明書はリフレッシュトークンに結び付いたものである。' },
    request: { at: ['token'], error: 'invalid_grant', resultCode: 'A053312', check: comesWithItsCertificate(boundRefreshToken) } },
);
