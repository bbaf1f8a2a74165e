import { storedOnly } from '../compatibility/stored.js';
import { clientPages } from '../settings/client.js';
import { servicePages } from '../settings/service.js';
import type { Setting, Settings } from '../settings/setting.js';
import type { SubjectName } from './pages.js';
import { both, type Bilingual, type FieldText, type GroupText, type PageText } from './text.js';

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

type Texts = Readonly<Record<string, PageText<Settings>>>;
const texts: Readonly<Record<SubjectName, Texts>> = { service: {}, client: {} };
const pages: Readonly<Record<SubjectName, Readonly<Record<string, Settings>>>> = { service: servicePages, client: clientPages };
const stored = { service: storedOnly.Service, client: storedOnly.Client } as const;

/** `pushedAuthReqDuration` → `Pushed Auth Req Duration`. */
const words = (key: string): string => key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/^./, (letter) => letter.toUpperCase());

function entriesOfPage(subject: SubjectName, page: string): readonly CatalogueEntry[] {
  const table = pages[subject][page] ?? {};
  const known = texts[subject][page]?.fields;
  return Object.keys(known ?? table).map((key) => {
    const reason = stored[subject].get(key);
    const text = known?.[key] ?? { group: 'all', label: both(words(key), words(key)), help: both('', ''), synonyms: [] };
    return { ...text, of: subject, key, page, setting: table[key] as Setting, ...(reason === undefined ? {} : { stored: both(reason, reason) }) };
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
  const known = texts[subject][page]?.groups ?? { all: { title: both('Settings', '設定'), about: both('', '') } };
  return Object.entries(known).map(([id, text]) => ({ id, ...text, entries: entries.filter(({ group }) => group === id) }));
}
