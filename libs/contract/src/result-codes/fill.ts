/** Values for the `{name}` placeholders of a sentence. */
export type MessageValues = Readonly<Record<string, string | number | boolean | undefined>>;

const placeholder = /\{([A-Za-z]+)\}/g;
const bracketed = / \([^()]*\{[^()]*\)/g;
const leadingValue = /^\{([A-Za-z]+)\}, (.)/;
const trailingValue = /: \{([A-Za-z]+)\}\.?$/;

const longestValue = 200;
const ellipsis = '...';

/** RFC 6749 (4.1.2.1) allows %x20-21 / %x23-5B / %x5D-7E in error_description. */
const isForbidden = /[^\x20-\x21\x23-\x5b\x5d-\x7e]/gu;
const isHarmless = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/;

/** A sentence taken apart at its placeholders: every other part is the name of a value, beginning with the second. */
type Parts = readonly string[];

interface Template {
  readonly names: readonly string[];
  /** Parts of the sentence by what is missing: a bit for each name. */
  readonly parts: Map<number, Parts>;
}

/** The templates of the catalogue; each is read once. */
const templates = new Map<string, Template>();

function templateOf(text: string): Template {
  const known = templates.get(text) ?? { names: placeholdersIn(text), parts: new Map<number, Parts>() };
  templates.set(text, known);
  return known;
}

/** A value that is missing takes its bracket or clause along, or leaves a question mark. */
function partsOf(text: string, missing: readonly string[]): Parts {
  const isMissing = (name: string) => missing.includes(name);
  return text
    .replace(bracketed, (group) => (placeholdersIn(group).every(isMissing) ? '' : group))
    .replace(leadingValue, (clause, name: string, next: string) => (isMissing(name) ? next.toUpperCase() : clause))
    .replace(trailingValue, (clause, name: string) => (isMissing(name) ? '.' : clause))
    .split(placeholder);
}

/** Fills the placeholders of a template. */
export function fill(text: string, values: MessageValues): string {
  const { names, parts } = templateOf(text);
  if (names.length === 0) return text;
  let missing = 0;
  names.forEach((name, bit) => {
    if (valueOf(name, values) === undefined) missing |= 1 << bit;
  });
  const known = parts.get(missing) ?? partsOf(text, names.filter((_, bit) => (missing & (1 << bit)) !== 0));
  parts.set(missing, known);
  return known.reduce((filled, part, index) => filled + (index % 2 === 0 ? part : printed(part, values)));
}

export function placeholdersIn(template: string): string[] {
  return [...template.matchAll(placeholder)].map(([, name = '']) => name);
}

function valueOf(name: string, values: MessageValues): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined || value === '' ? undefined : String(value);
}

function printed(name: string, values: MessageValues): string {
  const value = valueOf(name, values);
  return value === undefined ? '?' : printable(value);
}

/** Values come from strangers: only what error_description may hold, and never more than a line or two. */
function printable(value: string): string {
  if (value.length <= longestValue && isHarmless.test(value)) return value;
  const short = value.length > longestValue ? value.slice(0, longestValue - ellipsis.length) + ellipsis : value;
  return short.replace(/["\u2018-\u201f]/g, "'").replace(/\s/g, ' ').replace(isForbidden, '?');
}
