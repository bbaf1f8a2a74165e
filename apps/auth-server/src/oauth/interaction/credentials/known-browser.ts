import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The mark of a browser in which somebody has signed in under a name before. Its attempts are counted apart from everybody else's,
 * so that strangers who guess at a name do not lock its owner out.
 */
export interface KnownBrowsers {
  /** A mark that nobody has yet. */
  mark(service: number, login: string): string;
  isMark(service: number, login: string, value: string): boolean;
}

const NONCE = 16;
const NONCE_LENGTH = 22;

/** Without a row in the database: the mark proves itself. `secret` is shared by all instances. */
export function createKnownBrowsers(secret: Uint8Array): KnownBrowsers {
  const key = createHmac('sha256', secret).update('known browser').digest();
  const sealed = (nonce: string, service: number, login: string): string =>
    nonce + createHmac('sha256', key).update(JSON.stringify([service, login, nonce])).digest('base64url');
  return {
    mark: (service, login) => sealed(randomBytes(NONCE).toString('base64url'), service, login),
    isMark(service, login, value) {
      const [ours, theirs] = [Buffer.from(sealed(value.slice(0, NONCE_LENGTH), service, login)), Buffer.from(value)];
      return ours.length === theirs.length && timingSafeEqual(ours, theirs);
    },
  };
}
