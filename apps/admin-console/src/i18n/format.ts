import type { Language } from './i18n';

const UNITS = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]] as const;

/** `600` → `10 minutes`, `90` → `1 minute, 30 seconds`. */
export function inWords(seconds: number, language: Language): string {
  let rest = seconds;
  const parts = UNITS.flatMap(([unit, length]) => {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    return amount === 0 ? [] : [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)];
  });
  return parts.length === 0 ? new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(0) : parts.slice(0, 2).join(language === 'ja' ? ' ' : ', ');
}

const LENGTHS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `10m`, `1h 30m`, `600`, `600s` → seconds; undefined when it is none of them. */
export function readDuration(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase().replace(/秒/g, 's').replace(/時間/g, 'h').replace(/分/g, 'm').replace(/日/g, 'd');
  if (/^\d{1,15}$/.test(plain)) return Number(plain);
  if (!/^(\d{1,9}\s*[smhd]\s*)+$/.test(plain)) return undefined;
  return [...plain.matchAll(/(\d+)\s*([smhd])/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * (LENGTHS[unit ?? ''] ?? 0), 0);
}

/** A point in time, from milliseconds. */
export const atTime = (ms: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(ms);
