import type { Facts, JwtFacts } from '../facts/facts.js';
import type { EncryptionFacts } from '../facts/open-jwe.js';
import type { RequestObjectFacts } from '../facts/request-object.js';
import type { JsonObject } from '../model/json.js';
import type { ResultCode } from '../model/result-code.js';
import type { Verdict } from '../rules/rule.js';
import { notApplicable } from '../rules/verdict.js';

const nothing = notApplicable('there is no request object');
const unencrypted = notApplicable('the request object is not encrypted');
const unread = notApplicable('the request object could not be read');

/** A check of a request object; it does not apply without one. */
export const ofRequestObject = (check: (object: RequestObjectFacts, facts: Facts) => Verdict) => (facts: Facts): Verdict =>
  facts.requestObject === undefined ? nothing : check(facts.requestObject, facts);

/** A check of how a request object is encrypted. */
export const ofEncryption = (check: (encryption: EncryptionFacts, facts: Facts) => Verdict) =>
  ofRequestObject(({ encryption }, facts) => (encryption === undefined ? unencrypted : check(encryption, facts)));

/** A check of the JWT that a request object is. */
export const ofJwt = (check: (jwt: JwtFacts, facts: Facts) => Verdict) =>
  ofRequestObject(({ jwt }, facts) => (jwt === undefined ? unread : check(jwt, facts)));

/** A check of the claims of a request object. */
export const ofClaims = (check: (claims: JsonObject, facts: Facts) => Verdict) =>
  ofJwt(({ claims }, facts) => (claims === undefined ? unread : check(claims, facts)));

/** The same where OpenID Connect Core, 6, is followed, and where RFC 9101 is. */
export const ofTraditional = (check: (claims: JsonObject, facts: Facts) => Verdict) => ofClaims((claims, facts) =>
  facts.service.traditionalRequestObjectProcessingApplied ? check(claims, facts) : notApplicable('the service follows RFC 9101'));
export const ofSecured = (check: (claims: JsonObject, facts: Facts) => Verdict) => ofClaims((claims, facts) =>
  facts.service.traditionalRequestObjectProcessingApplied ? notApplicable('the service follows OpenID Connect Core') : check(claims, facts));

const after = (code: ResultCode, steps: number): ResultCode => `A${String(Number(code.slice(1)) + steps).padStart(6, '0')}` as ResultCode;

/** 0: by value; 1: encrypted, by value; 2: by reference; 3: encrypted, by reference. */
const form = ({ requestObject }: Facts): number => (requestObject?.by === 'request_uri' ? 2 : 0) + (requestObject?.encryption === undefined ? 0 : 1);

/** The reference counts four codes in a row for the four forms of a request object; at PAR it may have another. */
export const four = (base: ResultCode, atPar?: ResultCode) => (facts: Facts): ResultCode =>
  facts.endpoint === 'par' && atPar !== undefined ? atPar : after(base, form(facts));

/** The same for two codes in a row: by value and by reference. */
export const two = (base: ResultCode, atPar?: ResultCode) => (facts: Facts): ResultCode =>
  facts.endpoint === 'par' && atPar !== undefined ? atPar : after(base, facts.requestObject?.by === 'request_uri' ? 1 : 0);

/** How a claim is shown to an operator. */
export const shown = (claim: unknown): string => (typeof claim === 'string' ? claim : JSON.stringify(claim) ?? 'nothing').slice(0, 200);
