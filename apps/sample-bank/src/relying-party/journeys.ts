import { randomBytes } from 'node:crypto';
import type { Configuration, DPoPHandle } from 'openid-client';
import type { Exchange } from './exchange.js';

/** One way from the button to the accounts. */
export interface Journey {
  /** openid-client for this journey alone: it writes down what it sends. */
  readonly config: Configuration;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly dpop: DPoPHandle;
  readonly exchanges: readonly Exchange[];
}

const LIFETIME = 15 * 60_000;
const MOST = 1_000;

/** Journeys that are under way, in memory: this app has one instance and forgets quickly. */
export class Journeys {
  private readonly open = new Map<string, { readonly journey: Journey; readonly beganAt: number }>();

  /** Keeps a journey; what it returns finds it again. */
  keep(journey: Journey): string {
    this.forgetOld();
    const id = randomBytes(24).toString('base64url');
    this.open.set(id, { journey, beganAt: Date.now() });
    return id;
  }

  /** Takes the journey out: an answer is looked at once. */
  take(id: string): Journey | undefined {
    const kept = this.open.get(id);
    this.open.delete(id);
    return kept !== undefined && Date.now() - kept.beganAt < LIFETIME ? kept.journey : undefined;
  }

  private forgetOld(): void {
    for (const [id, { beganAt }] of this.open) {
      if (Date.now() - beganAt < LIFETIME && this.open.size < MOST) return;
      this.open.delete(id);
    }
  }
}
