import type { JWK } from 'jose';

/** Private keys that this tab made for clients; they live as long as the tab and are written nowhere. */
const kept = new Map<number, JWK>();

/** Hands a client's private key over to the playground, so that it can be opened from the create wizard. */
export const keepKey = (clientId: number, privateJwk: JWK): void => void kept.set(clientId, privateJwk);

export const keyFor = (clientId: number): JWK | undefined => kept.get(clientId);
