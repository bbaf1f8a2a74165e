import { describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { RingKey } from '../../api/keys';
import { answerWith, show } from '../../testing/show';
import { flagsOf, kin } from './flags';
import { KeysPage } from './keys-page';
import { stepOf } from './rotation';

const aKey = (more: Partial<RingKey>): RingKey => ({ kid: 'a', kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', bits: 256, state: 'signing', signsFor: [], publicJwk: {}, ...more });

describe('what is said about a key', () => {
  test.each<[string, RingKey, readonly string[]]>([
    ['fit', aKey({}), []],
    ['RSA of 1024 bits', aKey({ kty: 'RSA', alg: 'PS256', bits: 1_024 }), ['small']],
    ['RS256', aKey({ kty: 'RSA', alg: 'RS256', bits: 2_048 }), ['unfit']],
    ['RSA1_5', aKey({ kty: 'RSA', alg: 'RSA1_5', bits: 2_048, use: 'enc' }), ['unfit']],
    ['RSA-OAEP-256', aKey({ kty: 'RSA', alg: 'RSA-OAEP-256', bits: 2_048, use: 'enc' }), []],
    ['without name', aKey({ kid: undefined }), ['nameless']],
  ])('%s', (_, key, flags) => expect(flagsOf(key, [key])).toEqual(flags));

  test('two of one name', () => expect(flagsOf(aKey({}), [aKey({}), aKey({})])).toEqual(['duplicate']));
});

describe('how far a rotation has come', () => {
  const signing = aKey({});
  const waiting = aKey({ kid: 'b', state: 'published' });

  test.each<[string, RingKey, readonly RingKey[], number]>([
    ['no successor', signing, [signing], 0],
    ['a successor waits', signing, [signing, waiting], 1],
    ['another kind of key is no successor', signing, [signing, aKey({ kid: 'c', kty: 'RSA', crv: undefined, alg: 'PS256', state: 'published' })], 0],
    ['switched', aKey({ state: 'published' }), [aKey({ state: 'published' }), aKey({ kid: 'b' })], 2],
    ['retired', aKey({ state: 'retired' }), [], 3],
  ])('%s', (_, key, all, step) => expect(stepOf(key, all)).toBe(step));

  test('the successor is of the same kind', () => expect(kin(signing, [signing, waiting], 'published')).toBe(waiting));
});

describe('the page of the keys', () => {
  const routes = [{ path: '/services/:serviceId/keys', element: <KeysPage /> }];
  const open = async (role: string, language: 'en' | 'ja' = 'en') => {
    const calls = answerWith({
      'GET /api/admin/session': { operator: { id: 1, name: 'a', roles: [{ role }] }, csrfToken: 'x' },
      'GET /api/1/service/get': { apiKey: 1, serviceName: 'Bank' },
      'GET /api/admin/services/1/keys': { modifiedAt: 1, items: [aKey({ signsFor: ['idToken'] }), aKey({ kid: 'b', state: 'published' })] },
      'POST /api/admin/services/1/keys': aKey({ kid: 'new' }),
      'POST /api/admin/services/1/keys/b/switch': aKey({ kid: 'b' }),
      'POST /api/admin/services/1/keys/b/retire': aKey({ kid: 'b', state: 'retired' }),
    });
    await show(routes, '/services/1/keys', language);
    return { calls, table: await screen.findByRole('table') };
  };
  const sent = (calls: readonly { method: string; path: string }[]): readonly string[] => calls.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

  test('says what each key does', async () => {
    const { table } = await open('owner', 'ja');
    expect(within(table).getByText('署名に使用中')).toBeTruthy();
    expect(within(table).getByText('公開済み・待機中')).toBeTruthy();
    expect(within(table).getByText('ID トークン')).toBeTruthy();
  });

  test('makes a key fit for FAPI unless told otherwise', async () => {
    const { calls } = await open('owner');
    await userEvent.click(screen.getByRole('button', { name: 'Generate' }));
    await waitFor(() => expect(calls.find(({ method }) => method === 'POST')).toMatchObject({ path: '/api/admin/services/1/keys', body: { alg: 'ES256' } }));
  });

  test('a rotation that was begun goes on with the switch', async () => {
    const { calls, table } = await open('owner');
    await userEvent.click(within(table).getByRole('button', { name: 'Rotate a' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Switch' }));
    await waitFor(() => expect(sent(calls)).toEqual(['POST /api/admin/services/1/keys/b/switch']));
  });

  test('retiring destroys a private key: its name has to be typed', async () => {
    const { calls, table } = await open('owner');
    await userEvent.click(within(table).getByRole('button', { name: 'Retire b' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Retire' }).disabled).toBe(true);
    await userEvent.type(within(dialog).getByRole('textbox'), 'b');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Retire' }));
    await waitFor(() => expect(sent(calls)).toEqual(['POST /api/admin/services/1/keys/b/retire']));
  });

  test('a viewer changes nothing', async () => {
    const { table } = await open('viewer');
    expect(within(table).queryByRole('button', { name: /^(Rotate|Retire|Delete|Switch)/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Generate' })).toBeNull();
  });
});
