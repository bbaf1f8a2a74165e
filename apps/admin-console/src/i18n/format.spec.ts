import { describe, expect, it } from '@jest/globals';
import { inWords, readDuration } from './format';

describe('a duration', () => {
  it.each([['600', 600], ['10m', 600], ['1h 30m', 5_400], ['2d', 172_800], ['90s', 90], ['１０分', 600], ['1時間', 3_600]])('%s is understood', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it.each(['', 'soon', '-5', '10x', '1.5h', 'm'])('“%s” is none', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it('is told in words of either language', () => {
    expect(inWords(600, 'en')).toBe('10 minutes');
    expect(inWords(5_400, 'en')).toBe('1 hour, 30 minutes');
    expect(inWords(600, 'ja')).toBe('10 分');
  });
});
