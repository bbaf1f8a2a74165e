import { profiles, specificationOf, type Rule } from '@symbolon/engine';

/* Import this file lazily: it brings the rules. */

/** How a rule is kept. */
export type Kept = 'request' | 'service' | 'client' | 'limit' | 'construction' | 'scope';

/** A rule as the book shows it. */
export interface Chapter {
  readonly rule: Rule;
  readonly kept: readonly Kept[];
  readonly specification: ReturnType<typeof specificationOf>;
  /** Profiles that hold it, the smallest first. */
  readonly profiles: readonly { readonly id: string; readonly title: string }[];
}

const keptBy = ({ request, service, client, limit, byConstruction, outOfScope }: Rule): readonly Kept[] => [
  ...(request === undefined ? [] : ['request' as const]), ...(service === undefined ? [] : ['service' as const]), ...(client === undefined ? [] : ['client' as const]),
  ...(limit === undefined ? [] : ['limit' as const]), ...(byConstruction === undefined ? [] : ['construction' as const]), ...(outOfScope === undefined ? [] : ['scope' as const]),
];

const rules = [...new Map(profiles.flatMap((profile) => profile.rules).map((rule) => [rule.id, rule])).values()];

/** Every rule once, in the order of the profiles. */
export const chapters: readonly Chapter[] = rules.map((rule) => ({
  rule, kept: keptBy(rule), specification: specificationOf(rule.id),
  profiles: profiles.filter((profile) => profile.rules.includes(rule)).map(({ id, title }) => ({ id, title })),
}));

export const chapterOf = (id: string): Chapter | undefined => chapters.find(({ rule }) => rule.id === id);

export const books: readonly { readonly id: string; readonly title: string }[] = profiles.map(({ id, title }) => ({ id, title }));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The rules of a profile (of all, without one) in which every word occurs: in the id, the demand in either language, or a setting's name. */
export function find(profile: string | null, query: string): readonly Chapter[] {
  const words = plain(query).split(/\s+/).filter((word) => word !== '');
  return chapters.filter((chapter) => {
    if (profile !== null && !chapter.profiles.some(({ id }) => id === profile)) return false;
    const { rule: { id, demands, service, client }, specification } = chapter;
    const text = plain([id, demands.en, demands.ja, specification.title, ...(service?.settings ?? []), ...(client?.settings ?? [])].join(' '));
    return words.every((word) => text.includes(word));
  });
}
