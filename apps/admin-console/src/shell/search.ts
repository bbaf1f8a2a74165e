import { catalogue, groupsOn, pageOf, type SubjectName } from '@symbolon/contract/catalogue';
import type { Language } from '../i18n/i18n';

/** Something that the palette leads to. */
export interface Hit {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Everything that it is found by. */
  readonly words: string;
  readonly go: () => void;
}

/** As many of a kind as are shown. */
export const MOST = 7;

/** As people type it: a breadcrumb may come with its arrows and ticks. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[>›☑()]|\ufe0f/g, ' ');

const groupTitles = (subject: SubjectName, page: string): ReadonlyMap<string, string> =>
  new Map(groupsOn(subject, page).flatMap(({ title, entries }) => entries.map(({ key }) => [key, `${title.en} ${title.ja}`])));

/** The settings of a service or client, found by their names in either language and in both consoles of the documents. */
export function settingsHits(subject: SubjectName, base: string, language: Language, go: (to: string) => void): readonly Hit[] {
  const titles = new Map<string, ReadonlyMap<string, string>>();
  return catalogue[subject].map(({ key, page, label, synonyms, v2 }) => {
    const node = pageOf(subject, page);
    const groups = titles.get(page) ?? groupTitles(subject, page);
    titles.set(page, groups);
    return {
      id: `setting-${subject}-${key}`, label: label[language], description: [...(node?.breadcrumb.map((part) => part[language]) ?? []), key].join(' › '),
      words: plain([...(node?.breadcrumb.flatMap(({ en, ja }) => [en, ja]) ?? []), groups.get(key) ?? '', label.en, label.ja, key, v2 ?? '', ...synonyms].join(' ')),
      go: () => go(`${base}/settings/${node?.path ?? ''}?field=${key}`),
    };
  });
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is called as was typed stands before what begins so, and that before what merely has the words somewhere. */
function distance({ label, words }: Hit, typed: string): number {
  const name = plain(label).trim();
  if (name === typed) return 0;
  // The end of a breadcrumb is the name of what it leads to.
  if (name !== '' && typed.endsWith(name)) return 1;
  if (name.startsWith(typed)) return 2;
  if (` ${words} `.includes(` ${typed} `)) return 3;
  return new RegExp(`(?:^|[^a-z0-9])${escaped(typed)}(?:[^a-z0-9]|$)`, 'u').test(words) ? 4 : 5;
}

/** Those that have every word, the nearest first. */
export function searched(hits: readonly Hit[], query: string): readonly Hit[] {
  const typed = plain(query).trim().replaceAll(/\s+/g, ' ');
  const wanted = typed.split(' ');
  return hits.filter(({ words }) => wanted.every((word) => words.includes(word))).toSorted((a, b) => distance(a, typed) - distance(b, typed)).slice(0, MOST);
}
