import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const now = () => Math.floor(Date.now() / 1000);

const sha256 = (text) => createHash('sha256').update(text).digest('base64url');

/** A compact JWS with ES256, the algorithm that seed 004 chooses. */
function es256(header, claims, key) {
  const input = `${encode({ alg: 'ES256', ...header })}.${encode(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** How a client proves who it is: private_key_jwt (OpenID Connect Core, 9), for the issuer alone and for one use. */
export function clientAssertion({ clientId, clientJwk, issuer }) {
  const id = String(clientId);
  const iat = now();
  const claims = { iss: id, sub: id, aud: issuer, jti: randomUUID(), iat, exp: iat + 60 };
  return es256({ kid: clientJwk.kid }, claims, createPrivateKey({ key: clientJwk, format: 'jwk' }));
}

/** The key to which the tokens of one walk are bound. */
export function newProofKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return { privateKey, jwk: { kty, crv, x, y } };
}

/** A DPoP proof (RFC 9449, 4.2); with an access token for the resource server. */
export function proof({ privateKey, jwk }, htm, htu, accessToken) {
  const claims = { jti: randomUUID(), htm, htu, iat: now(), ...(accessToken === undefined ? {} : { ath: sha256(accessToken) }) };
  return es256({ typ: 'dpop+jwt', jwk }, claims, privateKey);
}

/** A PKCE verifier and its S256 challenge (RFC 7636, 4). */
export function newVerifier() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: sha256(verifier) };
}
