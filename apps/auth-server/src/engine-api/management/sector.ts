import type { ClientSettings, Problem } from '@symbolon/contract';
import type { GuardedFetch } from '@symbolon/crypto-jose';
import type { Client } from '@symbolon/engine';
import { accept } from '../read.js';

/** Refuses a client whose redirect URIs do not all belong to its sector. */
export type CheckSector = (settings: ClientSettings, present?: Client) => Promise<void>;

function refuse(problem: Omit<Problem, 'values'>): never {
  accept({ kind: 'refused', problems: [{ ...problem, values: { problem: `${problem.property} is not ${problem.expected}` } }] });
  throw new Error('A refused reading was accepted.');
}

/** The texts of a JSON array; undefined when the text is anything else. */
function textsIn(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The document behind `sectorIdentifierUri` lists every redirect URI (OpenID Connect Core, 8.1): otherwise a client could slip into
 * somebody else's sector and see its subjects. Looked at again when URI or redirect URIs change, not with every change of something else.
 * Where there is nothing to read yet, or not from here, the word of the administrator stands and `unread` hears of it (ADR 44).
 */
export const createCheckSector = (fetch: GuardedFetch, unread: (uri: string, problem: string) => void): CheckSector => async ({ sectorIdentifierUri, redirectUris = [] }, present) => {
  if (sectorIdentifierUri === undefined) return;
  if (present?.sectorIdentifierUri === sectorIdentifierUri && redirectUris.every((uri) => present.redirectUris?.includes(uri))) return;
  const document = await fetch(sectorIdentifierUri);
  if ('problem' in document) return unread(sectorIdentifierUri, document.problem);
  const listed = textsIn(document.text);
  if (listed === undefined) {
    refuse({ property: 'sectorIdentifierUri', resultCode: 'A032219', expected: 'the URL of a JSON array of redirect URIs', received: 'something else' });
  }
  const missing = redirectUris.find((uri) => !listed.includes(uri));
  if (missing === undefined) return;
  refuse({ property: `redirectUris[${redirectUris.indexOf(missing)}]`, resultCode: 'A032220', expected: "one that the document at 'sectorIdentifierUri' lists", received: missing.slice(0, 200) });
};
