// The OAuth client of the benchmark: its keys, and what it signs. All of it outside the measured process.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Different users' devices: each has a DPoP key of its own. */
const DPOP_KEYS = 64;
const ASSERTION_LIFETIME = 300;

export const issuer = 'https://as.example.com';
export const tokenEndpoint = `${issuer}/token`;
export const redirectUri = 'https://client.example.org/cb';
export const resource = 'https://rs.example.com/accounts';

const text = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const digest = (value) => createHash('sha256').update(value).digest('base64url');
const random = (bytes) => randomBytes(bytes).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return { jwk: { kty, crv, x, y }, signing: { key: privateKey, dsaEncoding: 'ieee-p1363' } };
}

function signed(header, claims, { signing }) {
  const input = `${header}.${text(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), signing).toString('base64url')}`;
}

export function createParty() {
  const own = newKey();
  const kid = 'bench';
  const assertionHeader = text({ alg: 'ES256', kid });
  const devices = Array.from({ length: DPOP_KEYS }, () => {
    const key = newKey();
    return { ...key, header: text({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.jwk }) };
  });
  let turn = 0;
  return {
    jwk: { ...own.jwk, kid, use: 'sig', alg: 'ES256' },
    device: () => devices[turn++ % DPOP_KEYS],
    assertion: (clientId) => signed(assertionHeader, {
      iss: clientId, sub: clientId, aud: issuer, jti: random(16), iat: now(), exp: now() + ASSERTION_LIFETIME,
    }, own),
    proof: (device, htm, htu, accessToken) => signed(device.header, {
      jti: random(16), htm, htu, iat: now(), ...(accessToken === undefined ? {} : { ath: digest(accessToken) }),
    }, device),
    pkce() {
      const verifier = random(32);
      return { verifier, challenge: digest(verifier) };
    },
  };
}
