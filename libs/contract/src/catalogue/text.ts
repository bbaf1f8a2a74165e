/** A text of the console in the languages that it speaks. */
export interface Bilingual {
  readonly en: string;
  readonly ja: string;
}
export type Language = keyof Bilingual;

export const both = (en: string, ja: string): Bilingual => ({ en, ja });

/** One of the two values of a switch, named by what it does. */
export interface Effect {
  readonly value: boolean;
  readonly label: Bilingual;
  /** What operators of the 2.x and the 3.0 console know this choice as. */
  readonly knownAs: Bilingual;
}

/** What is said about one setting. */
export interface FieldText {
  /** Id of a group of the page. */
  readonly group: string;
  /** The words of the 3.0 console where they are known. */
  readonly label: Bilingual;
  readonly help: Bilingual;
  /** Other words by which it is looked for: names on the wire of OAuth, abbreviations. */
  readonly synonyms: readonly string[];
  /** Where the 2.x console has it, in Japanese. */
  readonly v2?: string;
  /** The label names the opposite of what the property holds. */
  readonly inverted?: true;
  /** A choice between two effects instead of a switch: the names of these properties, or of their labels, mislead. */
  readonly effects?: readonly [Effect, Effect];
}

/** Some fields of a page that belong together, and why an operator would care. */
export interface GroupText {
  readonly title: Bilingual;
  readonly about: Bilingual;
}

/** The texts of a page; the compiler holds them against the table of its settings. */
export interface PageText<Table extends object> {
  readonly groups: Readonly<Record<string, GroupText>>;
  /** In the order of the screen. */
  readonly fields: { readonly [K in keyof Table]: FieldText };
}

type Pair = readonly [en: string, ja: string];
type More = Partial<Omit<FieldText, 'group' | 'label' | 'help'>>;

export const field = (group: string, [labelEn, labelJa]: Pair, [helpEn, helpJa]: Pair, more: More = {}): FieldText => ({
  group, label: both(labelEn, labelJa), help: both(helpEn, helpJa), synonyms: [], ...more,
});

export const group = ([titleEn, titleJa]: Pair, [aboutEn, aboutJa]: Pair): GroupText => ({ title: both(titleEn, titleJa), about: both(aboutEn, aboutJa) });

export const effect = (value: boolean, [labelEn, labelJa]: Pair, [knownEn, knownJa]: Pair): Effect => ({
  value, label: both(labelEn, labelJa), knownAs: both(knownEn, knownJa),
});
