import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a form of ours carries, so that no other page can send it: bound to the dialogue or session and to what the user saw. */
export const formToken = (secret: string, ...seen: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(seen)).digest('base64url');

export function isFormToken(given: string | undefined, secret: string, ...seen: readonly string[]): boolean {
  const [ours, theirs] = [Buffer.from(formToken(secret, ...seen)), Buffer.from(given ?? '')];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
