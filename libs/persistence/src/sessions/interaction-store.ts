import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@symbolon/engine';
import type { Database } from '../connection/database.js';
import { sha256 } from '../statements/key.js';

/** A dialogue with a user about one authorization request, held with one browser. */
export interface StoredInteraction {
  readonly ticket: string;
  /** What the request asks of the user. */
  readonly asked: JsonObject;
  /** How far the dialogue has come. */
  readonly dialogue: JsonObject;
  readonly expiresAt: number;
  /** What the client was told, once it was; the ticket is gone then. */
  readonly answer?: string;
}

export interface InteractionStore {
  /** The reference under which the dialogue goes on; it is good in the browser with this value only. */
  open(service: number, browser: string, interaction: StoredInteraction): Promise<string>;
  find(service: number, browser: string, reference: string): Promise<StoredInteraction | undefined>;
  update(service: number, reference: string, dialogue: JsonObject): Promise<void>;
  /** It has come to its end: the answer takes the place of the ticket, sealed as that was. `expiresAt`: until when it is kept. */
  finish(service: number, reference: string, answer: string, expiresAt: number): Promise<void>;
  close(service: number, reference: string): Promise<void>;
}

const VALUE = /^[A-Za-z0-9_-]{43}$/;
const OPEN = 'insert into interaction (digest, service, browser, ticket, asked, dialogue, expires_at) values ($1, $2, $3, $4, $5, $6, $7)';
const FINISH = `update interaction set ticket = $3, dialogue = dialogue || '{"finished": true}'::jsonb, expires_at = $4 where digest = $1 and service = $2`;
const FIND = 'select ticket, asked, dialogue, expires_at from interaction where digest = $1 and service = $2 and browser = $3 and expires_at > $4';

interface InteractionRow {
  readonly ticket: string;
  readonly asked: JsonObject;
  readonly dialogue: JsonObject;
  readonly expires_at: number;
}

const place = (digest: Buffer): string => `interaction/${digest.toString('hex')}/ticket`;

export function createInteractionStore({ dataSource, sealer, now }: Database): InteractionStore {
  /** Sealed under a key that is gone by now, it is as good as expired. */
  const opened = (sealed: string, digest: Buffer): string | undefined => {
    try {
      return sealer.open(sealed, place(digest));
    } catch {
      return undefined;
    }
  };
  return {
    async open(service, browser, { ticket, asked, dialogue, expiresAt }) {
      const reference = randomBytes(32).toString('base64url');
      const digest = sha256(reference);
      await dataSource.query(OPEN, [
        digest, service, sha256(browser), sealer.seal(ticket, place(digest)), JSON.stringify(asked), JSON.stringify(dialogue), expiresAt,
      ]);
      return reference;
    },
    async find(service, browser, reference) {
      if (!VALUE.test(reference)) return undefined;
      const digest = sha256(reference);
      const [row]: readonly InteractionRow[] = await dataSource.query(FIND, [digest, service, sha256(browser), now()]);
      const ticket = row && opened(row.ticket, digest);
      if (row === undefined || ticket === undefined) return undefined;
      const { finished, ...dialogue } = row.dialogue;
      return { ...(finished === true ? { ticket: '', answer: ticket } : { ticket }), asked: row.asked, dialogue, expiresAt: row.expires_at };
    },
    async update(service, reference, dialogue) {
      await dataSource.query('update interaction set dialogue = $3 where digest = $1 and service = $2', [sha256(reference), service, JSON.stringify(dialogue)]);
    },
    async finish(service, reference, answer, expiresAt) {
      const digest = sha256(reference);
      await dataSource.query(FINISH, [digest, service, sealer.seal(answer, place(digest)), expiresAt]);
    },
    async close(service, reference) {
      await dataSource.query('delete from interaction where digest = $1 and service = $2', [sha256(reference), service]);
    },
  };
}
