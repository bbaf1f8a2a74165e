import { describe, expect, test } from '@jest/globals';
import type { ClientSettings } from '@symbolon/contract';
import type { Client } from '@symbolon/engine';
import { createCheckSector } from './sector.js';

const [A, B] = ['https://a.example.org/cb', 'https://b.example.org/cb'] as const;
const uri = 'https://sector.example.org/uris.json';
const settings = (redirectUris: readonly string[], sectorIdentifierUri: string | undefined = uri): ClientSettings => ({ redirectUris, sectorIdentifierUri }) as unknown as ClientSettings;

/** Whether a client is taken while the document says this, how often that was looked at, and what could not be read. */
async function outcome(text: string | undefined, wanted: ClientSettings, present?: ClientSettings): Promise<readonly [unknown, number, ...string[]]> {
  let visits = 0;
  const unread: string[] = [];
  const check = createCheckSector(async () => {
    visits += 1;
    return text === undefined ? { problem: 'The URL answered with status 404.' } : { text, mediaType: 'application/json' };
  }, (...told) => unread.push(told.join(': ')));
  const code = await check(wanted, present as unknown as Client | undefined).then(() => 'taken', (error: { readonly code?: string }) => error.code);
  return [code, visits, ...unread];
}

const list = (...uris: readonly string[]): string => JSON.stringify(uris);

describe('OIDCC-8.1: the document of a sector', () => {
  test.each<[string, string | undefined, ClientSettings, ClientSettings | undefined, readonly [unknown, number, ...string[]]]>([
    ['lists every redirect URI', list(A, B, 'https://c.example.org/'), settings([A, B]), undefined, ['taken', 1]],
    ['lacks one', list(A), settings([A, B]), undefined, ['A032220', 1]],
    ['has one that differs in a slash', list(`${A}/`), settings([A]), undefined, ['A032220', 1]],
    ['is not there, so that the administrator is believed', undefined, settings([A]), undefined, ['taken', 1, `${uri}: The URL answered with status 404.`]],
    ['is no JSON', 'https://a.example.org/cb', settings([A]), undefined, ['A032219', 1]],
    ['is no array', `{"uris":${list(A)}}`, settings([A]), undefined, ['A032219', 1]],
    ['is an array of something else', '[[]]', settings([A]), undefined, ['A032219', 1]],
    ['is not looked at where there is none', undefined, { redirectUris: [A] } as unknown as ClientSettings, undefined, ['taken', 0]],
    ['is not looked at again for a change of something else', undefined, settings([A]), settings([A, B]), ['taken', 0]],
    ['is looked at for another redirect URI', list(A), settings([A, B]), settings([A]), ['A032220', 1]],
    ['is looked at where it is new', list(B), settings([A]), settings([A], 'https://other.example.org/uris.json'), ['A032220', 1]],
  ])('%s', async (_, text, wanted, present, expected) => expect(await outcome(text, wanted, present)).toEqual(expected));
});
