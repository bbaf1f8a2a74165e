import { clientPages } from '../settings/client.js';
import { servicePages } from '../settings/service.js';
import type { Setting, Settings } from '../settings/setting.js';
import { clientTexts } from './client/index.js';
import type { SubjectName } from './pages.js';
import { serviceTexts } from './service/index.js';
import { storedReason } from './stored.js';
import type { Bilingual, FieldText, GroupText, PageText } from './text.js';

/** One property of a service or client as an operator meets it. */
export interface CatalogueEntry extends FieldText {
  readonly of: SubjectName;
  /** Name of the property on the wire. */
  readonly key: string;
  /** Id of the page that it stands on. */
  readonly page: string;
  /** Its kind and its limits. */
  readonly setting: Setting;
  /** Kept and given back, but read by nothing yet; why. */
  readonly stored?: Bilingual;
}

const texts: Readonly<Record<SubjectName, Readonly<Record<string, PageText<Settings>>>>> = { service: serviceTexts, client: clientTexts };
const pages: Readonly<Record<SubjectName, Readonly<Record<string, Settings>>>> = { service: servicePages, client: clientPages };

function entriesOfPage(subject: SubjectName, page: string): readonly CatalogueEntry[] {
  const table = pages[subject][page] ?? {};
  return Object.entries(texts[subject][page]?.fields ?? {}).map(([key, text]) => {
    const stored = storedReason(subject, key);
    return { ...text, of: subject, key, page, setting: table[key] as Setting, ...(stored === undefined ? {} : { stored }) };
  });
}

const all = (subject: SubjectName): readonly CatalogueEntry[] => Object.keys(pages[subject]).flatMap((page) => entriesOfPage(subject, page));

/** Every property of a service and of a client, in the order of pages and screens. */
export const catalogue: Readonly<Record<SubjectName, readonly CatalogueEntry[]>> = { service: all('service'), client: all('client') };

const byKey = { service: new Map(catalogue.service.map((entry) => [entry.key, entry])), client: new Map(catalogue.client.map((entry) => [entry.key, entry])) };

export const entryOf = (subject: SubjectName, key: string): CatalogueEntry | undefined => byKey[subject].get(key);

export const entriesOn = (subject: SubjectName, page: string): readonly CatalogueEntry[] => catalogue[subject].filter((entry) => entry.page === page);

export interface Group extends GroupText {
  readonly id: string;
  readonly entries: readonly CatalogueEntry[];
}

/** The cards of a page, top to bottom. */
export function groupsOn(subject: SubjectName, page: string): readonly Group[] {
  const entries = entriesOn(subject, page);
  return Object.entries(texts[subject][page]?.groups ?? {}).map(([id, text]) => ({ id, ...text, entries: entries.filter(({ group }) => group === id) }));
}
