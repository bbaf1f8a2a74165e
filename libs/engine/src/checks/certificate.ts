import type { Facts } from '../facts/facts.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass } from '../rules/verdict.js';

/** The client certificate can be read, where there is one. */
export const isReadable = ({ certificate }: Facts): Verdict => {
  if (certificate.kind === 'none') return notApplicable('there is no client certificate');
  return certificate.kind === 'parsed' ? pass() : fail(`the client certificate cannot be read: ${certificate.problem}`, 'an X.509 certificate');
};

/** A client certificate is there and can be read. */
export const isPresented = (facts: Facts): Verdict =>
  facts.certificate.kind === 'none' ? fail('there is no client certificate', 'the client certificate') : isReadable(facts);

/** Tokens for this client are bound to its certificate: service and client both say so. */
export const bindsTokens = ({ service, client: { client } }: Facts): boolean =>
  service.tlsClientCertificateBoundAccessTokens && client?.tlsClientCertificateBoundAccessTokens === true;

/** The certificate to which something is bound, if it is. */
type Bound = (facts: Facts) => string | undefined;

/** Something that is bound to a certificate comes with a certificate. */
export const comesWithCertificate = (bound: Bound) => (facts: Facts): Verdict =>
  bound(facts) === undefined ? notApplicable('nothing is bound to a certificate') : isPresented(facts);

/** It comes with the very certificate to which it is bound. */
export const comesWithItsCertificate = (bound: Bound) => (facts: Facts): Verdict => {
  const thumbprint = bound(facts);
  const { certificate } = facts;
  if (thumbprint === undefined || certificate.kind !== 'parsed') return notApplicable('there is nothing to compare');
  return demand(certificate.x5tS256 === thumbprint, 'the certificate is not the one of the binding', thumbprint, certificate.x5tS256);
};
