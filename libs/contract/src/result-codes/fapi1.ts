import type { ResultCode } from '@symbolon/engine';
import type { ResultCodeEntry, ResultCodeFamily } from './entry.js';

/** A request object in the two places that these codes tell apart. */
const places = ["the request object in 'request'", "the request object behind 'request_uri'"] as const;

const inBoth = <const Code extends ResultCode>(codes: readonly [Code, Code], say: (place: string) => string) =>
  Object.fromEntries(codes.map((code, index) => [code, { message: say(places[index] ?? '') }])) as Record<Code, ResultCodeEntry>;

/** Pairs come together above, which leaves the codes out of order. */
const inOrder = <Family extends ResultCodeFamily>(family: Family): Family =>
  Object.fromEntries(Object.entries(family).sort(([a], [b]) => a.localeCompare(b))) as unknown as Family;

/** What FAPI 1.0 adds to authorization requests. */
const requestCodes = inOrder({
  A150301: { message: "FAPI 1.0 Advanced demands a signed request object: send 'request' or 'request_uri'." },
  A150302: { message: `FAPI 1.0 Advanced: ${places[0]} has no signature.` },
  A150303: { message: "FAPI 1.0 Advanced: a parameter beside the request object came more than once (expected {expected})." },
  ...inBoth(['A150304', 'A150325'], place => `FAPI 1.0 Advanced: a parameter of the request is missing in ${place} (expected {expected}).`),
  ...inBoth(['A150305', 'A150326'], place => `FAPI 1.0 Advanced: a parameter differs from its namesake in ${place} (expected {expected}).`),
  ...inBoth(['A150306', 'A150330'], place => `FAPI 1.0 Advanced takes PS256 and ES256 only: ${place} is signed otherwise (received {alg}).`),
  A150307: { message: "FAPI 1.0 demands 'redirect_uri' in every authorization request." },
  A150308: { message: "FAPI 1.0: 'redirect_uri' of the request object has to be a text." },
  A150309: { message: "FAPI 1.0: 'redirect_uri' came more than once." },
  A150310: { message: 'FAPI 1.0: this client has no redirect URI on record.' },
  A150311: { message: "FAPI 1.0: 'redirect_uri' is not, letter for letter, one that the client registered (received {redirectUri})." },
  A150312: { message: "FAPI 1.0 Advanced does not admit this 'response_type' (received {received}; expected {expected})." },
  A150313: { message: "FAPI 1.0 demands 'state' where the scope has no openid." },
  A150314: { message: "FAPI 1.0 demands 'nonce' where the scope has openid." },
  A150315: { message: "FAPI 1.0 demands PKCE here: 'code_challenge' is missing." },
  A150316: { message: "FAPI 1.0 takes 'code_challenge_method' S256 only (received {received})." },
  A150317: { message: "'claims' does not ask for acr in the ID token, as the second draft of FAPI 1.0 Advanced wants." },
  A150318: { message: "'claims' asks for acr, but not as an essential claim, as the second draft of FAPI 1.0 Advanced wants." },
  ...inBoth(['A150319', 'A150327'], place => `FAPI 1.0 Advanced demands 'exp', which ${place} lacks.`),
  ...inBoth(['A150320', 'A150328'], place => `FAPI 1.0 Advanced: 'exp' of ${place} is no number of seconds (received {received}).`),
  ...inBoth(['A150321', 'A150329'], place => `FAPI 1.0 Advanced: 'exp' of ${place} has passed (received {received}).`),
  A150322: { message: 'FAPI 1.0 Advanced signs an authorization response with PS256 or ES256; the client is registered otherwise (received {alg}).' },
  A150323: { message: "FAPI 1.0 demands https in 'redirect_uri' (received {redirectUri})." },
  A150324: { message: `FAPI 1.0 Advanced: ${places[1]} has no signature.` },
  ...inBoth(['A150331', 'A150332'], place => `FAPI 1.0 Advanced demands 'aud', which ${place} lacks (expected {expected}).`),
  ...inBoth(['A150333', 'A150334'], place => `FAPI 1.0 Advanced: 'aud' of ${place} is neither a text nor a list (received {received}).`),
  ...inBoth(['A150335', 'A150336'], place => `FAPI 1.0 Advanced: 'aud' of ${place} is another server (received {received}; expected {expected}).`),
  ...inBoth(['A150337', 'A150338'], place => `FAPI 1.0 Advanced: this server is not listed in 'aud' of ${place} (received {received}; expected {expected}).`),
  A150339: { message: "FAPI 1.0: 'redirect_uri' is no URI (received {redirectUri})." },
  A150340: { message: "FAPI 1.0: 'redirect_uri' is relative (received {redirectUri})." },
  A150341: { message: "FAPI 1.0: 'redirect_uri' carries a fragment (received {redirectUri})." },
  A150342: { message: "FAPI 1.0: 'response_mode' of the request object has to be a text." },
  A150343: { message: "FAPI 1.0: 'response_mode' came more than once." },
  A150344: { message: "FAPI 1.0 Advanced: with 'response_type' code, 'response_mode' is jwt (received {received})." },
  ...inBoth(['A150351', 'A150352'], place => `FAPI 1.0 Advanced demands 'nbf', which ${place} lacks.`),
  ...inBoth(['A150353', 'A150354'], place => `FAPI 1.0 Advanced: 'nbf' of ${place} is no number of seconds (received {received}).`),
  ...inBoth(['A150355', 'A150356'], place => `FAPI 1.0 Advanced: 'exp' of ${place} lies before 1970 (received {received}).`),
  ...inBoth(['A150357', 'A150358'], place => `FAPI 1.0 Advanced: 'nbf' of ${place} lies before 1970 (received {received}).`),
  ...inBoth(['A150359', 'A150360'], place => `FAPI 1.0 Advanced: 'exp' of ${place} lies before its 'nbf' (received {received}).`),
  ...inBoth(['A150361', 'A150362'], place => `FAPI 1.0 Advanced: ${place} is past its 'exp' (received {received}).`),
  ...inBoth(['A150363', 'A150364'], place => `FAPI 1.0 Advanced: ${place} is ahead of its time: see 'nbf' (received {received}).`),
  ...inBoth(['A150365', 'A150366'], place => `FAPI 1.0 Advanced: ${place} lives too long (received {received}; expected {expected}).`),
  A150367: { message: 'FAPI 1.0 Advanced is for confidential clients (received {type}).' },
  ...inBoth(['A150378', 'A150379'], place => `FAPI 1.0 Advanced does not open ${place}: its encryption is not safe (received {alg}).`),
  A150380: { message: 'FAPI 1.0 Advanced does not encrypt an authorization response in this way, which the client registered (received {alg}).' },
  ...inBoth(['A150381', 'A150382'], place => `FAPI 1.0: the key that signed ${place} is too short (received {received}; expected {expected}).`),
});

/** FAPI 1.0: ID tokens, client authentication and tokens, UserInfo. */
export const fapi1Codes = {
  ...requestCodes,

  A151301: { message: 'FAPI 1.0 Advanced signs an ID token with PS256 or ES256; the client is registered otherwise (received {alg}).' },
  A151302: { message: 'FAPI 1.0 Advanced does not encrypt an ID token in this way, which the client registered (received {alg}).' },

  A152301: { message: 'FAPI 1.0 does not admit the authentication method of this client (received {method}; expected {expected}).' },
  A152302: { message: 'FAPI 1.0 Advanced takes a client assertion with PS256 or ES256 only (received {alg}).' },
  A152303: { message: 'FAPI 1.0: the key behind the client assertion is too short (received {received}; expected {expected}).' },
  A152304: { message: 'FAPI 1.0 Advanced: the ID token of this token response would be signed with neither PS256 nor ES256 (received {alg}).' },
  A152305: { message: 'FAPI 1.0 Advanced issues certificate-bound tokens only, but service or client is not set up for them.' },
  A152306: { message: 'FAPI 1.0 Advanced: the ID token of this token response would be encrypted in a way that is not safe (received {alg}).' },
  A152351: { message: 'FAPI 1.0 Advanced: the service is set to sign access tokens with neither PS256 nor ES256 (received {alg}).' },
  A152352: { message: 'FAPI 1.0: the client secret is too short for the algorithm of the assertion (received {received}; expected {expected}).' },

  A153301: { message: 'FAPI 1.0 Advanced signs a UserInfo response with PS256 or ES256; the client is registered otherwise (received {alg}).' },
  A153302: { message: 'FAPI 1.0 Advanced does not encrypt a UserInfo response in this way, which the client registered (received {alg}).' },
  A153351: { message: 'FAPI 1.0 Advanced signs an introspection response with PS256 or ES256; the call asks for another algorithm (received {alg}).' },
  A153352: { message: 'FAPI 1.0 Advanced does not encrypt an introspection response in this way, which the call asks for (received {alg}).' },
} as const satisfies ResultCodeFamily;
