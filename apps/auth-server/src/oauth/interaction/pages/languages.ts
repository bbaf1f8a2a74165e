export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

const known = (tag: string): Language | undefined => languages.find((language) => language === tag.trim().toLowerCase().split(/[-_]/)[0]);

/** Tags of an Accept-Language header, the most wanted first (RFC 9110, 12.5.4). */
export function acceptedLanguages(header: string | undefined): readonly string[] {
  const ranges = (header ?? '').slice(0, 1000).split(',').map((range, at) => {
    const [tag = '', ...parameters] = range.split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value !== undefined);
    return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality), at };
  });
  return ranges.filter(({ tag, quality }) => tag !== '' && quality > 0).sort((a, b) => b.quality - a.quality || a.at - b.at).map(({ tag }) => tag);
}

/** The first language that we speak: what the user chose, then what the client wants, then what the browser prefers. */
export const chooseLanguage = (...wishes: readonly (readonly string[] | undefined)[]): Language =>
  wishes.flatMap((wish) => wish ?? []).map(known).find((language) => language !== undefined) ?? 'en';
