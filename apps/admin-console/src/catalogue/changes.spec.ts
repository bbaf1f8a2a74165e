import { describe, expect, it } from '@jest/globals';
import { changesBetween, isSame, toBody, withChanges } from './changes';

describe('what has changed', () => {
  it('is nothing where an empty text, an empty list and nothing stand for each other', () => {
    expect(changesBetween({ issuer: '', supportedAcrs: [] }, {})).toEqual([]);
    expect(isSame(undefined, null)).toBe(true);
  });

  it('is told property by property, with both values', () => {
    expect(changesBetween({ pushedAuthReqDuration: 600, issuer: 'https://a' }, { pushedAuthReqDuration: 90, issuer: 'https://a' }))
      .toEqual([{ key: 'pushedAuthReqDuration', before: 600, after: 90 }]);
  });

  it('looks into scopes and their attributes', () => {
    const scope = (value: string) => ({ supportedScopes: [{ name: 's', attributes: [{ key: 'fapi2', value }] }] });
    expect(changesBetween(scope('sp'), scope('sp'))).toEqual([]);
    expect(changesBetween(scope('sp'), scope('ms-authreq'))).toHaveLength(1);
  });

  it('leaves out what the server counts on by itself', () => {
    expect(changesBetween({ modifiedAt: 1 }, { modifiedAt: 2 })).toEqual([]);
  });

  it('can be put on top of what somebody else saved', () => {
    const mine = changesBetween({ a: 1, b: 1, c: 1 }, { a: 2, b: 1 });
    expect(withChanges({ a: 1, b: 9, c: 1 }, mine)).toEqual({ a: 2, b: 9 });
  });
});

describe('what is sent', () => {
  it('is the whole object without what is empty, with the time of the state that was read', () => {
    expect(toBody({ issuer: '', serviceName: 'x', nbfOptional: false, modifiedAt: 5 }, { modifiedAt: 4 })).toEqual({ serviceName: 'x', nbfOptional: false, modifiedAt: 4 });
  });
});
