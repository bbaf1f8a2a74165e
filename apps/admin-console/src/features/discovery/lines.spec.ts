import { describe, expect, it } from '@jest/globals';
import { linesBetween } from './lines';

const shown = (before: object, after: object): readonly string[] =>
  linesBetween(before as Record<string, unknown>, after as Record<string, unknown>).map(({ text, kind }) => `${{ same: ' ', added: '+', removed: '-' }[kind]} ${text.trim()}`);

describe('changed lines of a document', () => {
  it('are none where nothing has changed', () => {
    expect(shown({ issuer: 'a' }, { issuer: 'a' })).toEqual(['  {', '  "issuer": "a"', '  }']);
  });

  it('are what was and what takes its place', () => {
    expect(shown({ issuer: 'a' }, { issuer: 'b', jwks_uri: 'c' })).toEqual(['  {', '- "issuer": "a"', '+ "issuer": "b",', '+ "jwks_uri": "c"', '  }']);
  });

  it('are the items of a list that came or went', () => {
    expect(shown({ acr: ['x', 'y'] }, { acr: ['x', 'z'] })).toEqual(['  {', '  "acr": [', '  "x",', '- "y"', '+ "z"', '  ]', '  }']);
  });
});
