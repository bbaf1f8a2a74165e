import { isKnownResultCode, resultClass, resultCodes, rulesOfCodes, type KnownResultCode } from '@symbolon/contract';
import { entryOf, pageOf, type SubjectName } from '@symbolon/contract/catalogue';
import { rulesById, specificationOf, type ResultCode, type Rule } from '@symbolon/engine';

type Language = 'en' | 'ja';

/** A setting as the console calls it. */
export interface NamedSetting {
  readonly of: SubjectName;
  readonly key: string;
  readonly label: string;
  readonly page: string;
}

/** A rule that answers a code. */
export interface AnsweringRule {
  readonly id: string;
  readonly demands: string;
  readonly specification: string;
  /** Empty for rules of our own API. */
  readonly url: string;
  readonly at: readonly string[];
  readonly settings: readonly NamedSetting[];
}

/** Everything that there is to say of a code. */
export interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly kind: ReturnType<typeof resultClass>;
  readonly rules: readonly AnsweringRule[];
}

/** One line of the list of all codes. */
export interface CodeLine {
  readonly code: string;
  readonly message: string;
  readonly rules: readonly string[];
}

/** Values are filled in for each request; a page that speaks of all of them shows their names. */
const sentence = (code: KnownResultCode): string => resultCodes[code].message.replace(/\{([A-Za-z]+)\}/g, '‹$1›');

function settingsOf(of: SubjectName, keys: readonly string[], language: Language): readonly NamedSetting[] {
  return keys.map((key) => {
    const entry = entryOf(of, key);
    return { of, key, label: entry?.label[language] ?? key, page: (entry && pageOf(of, entry.page)?.title[language]) ?? '' };
  });
}

function described(rule: Rule, language: Language): AnsweringRule {
  const { title, url } = specificationOf(rule.id);
  return {
    id: rule.id, demands: rule.demands[language], specification: title, url, at: rule.request?.at ?? [],
    settings: [...settingsOf('service', rule.service?.settings ?? [], language), ...settingsOf('client', rule.client?.settings ?? [], language)],
  };
}

const rulesOf = (code: string): readonly Rule[] => (rulesOfCodes[code] ?? []).map((id) => rulesById.get(id)).filter((rule) => rule !== undefined);

/** What a code means; undefined for one that is none of ours. */
export function explain(text: string, language: Language): Explanation | undefined {
  const code = text.toUpperCase() as ResultCode;
  if (!isKnownResultCode(code)) return undefined;
  return { code, message: sentence(code), kind: resultClass(code), rules: rulesOf(code).map((rule) => described(rule, language)) };
}

interface Searchable extends CodeLine {
  readonly text: string;
}

let known: readonly Searchable[] | undefined;

/** Made when somebody looks for the first time. */
const all = (): readonly Searchable[] => (known ??= (Object.keys(resultCodes) as KnownResultCode[]).sort().map((code) => {
  const rules = rulesOf(code);
  const message = sentence(code);
  return { code, message, rules: rules.map(({ id }) => id), text: [code, message, ...rules.flatMap(({ id, demands }) => [id, demands.en, demands.ja])].join(' ').toLowerCase() };
}));

/** The codes that have every word, in code, sentence or rule. */
export function search(query: string): readonly CodeLine[] {
  const words = query.toLowerCase().slice(0, 200).split(/\s+/).filter((word) => word !== '').slice(0, 10);
  return all().filter(({ text }) => words.every((word) => text.includes(word)));
}
