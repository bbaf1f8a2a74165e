import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { texts, type Texts } from './texts';

export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

type Tree = { readonly [key: string]: Pair | Tree };
type Pair = readonly [en: string, ja: string];
type Told<T> = { readonly [K in keyof T]: T[K] extends Pair ? string : Told<T[K]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console';
    resources: { console: Told<Texts> };
  }
}

const isPair = (node: Pair | Tree): node is Pair => Array.isArray(node);

const inLanguage = (tree: Tree, at: 0 | 1): object =>
  Object.fromEntries(Object.entries(tree).map(([key, node]) => [key, isPair(node) ? node[at] : inLanguage(node, at)]));

const late: Tree[] = [];

/** Adds the texts of pages that are loaded when somebody goes there; to be called when such a module is. */
export function addTexts(tree: Tree): void {
  late.push(tree);
  if (i18next.isInitialized) languages.forEach((language, at) => i18next.addResourceBundle(language, 'console', inLanguage(tree, at as 0 | 1), true));
}

const KEPT = 'symbolon-language';

const preferred = (): Language => {
  const wish = localStorage.getItem(KEPT) ?? navigator.language.slice(0, 2);
  return wish === 'ja' ? 'ja' : 'en';
};

export function startI18n(language: Language = preferred()): void {
  const all = Object.assign({}, texts, ...late) as Tree;
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'console',
    resources: { en: { console: inLanguage(all, 0) }, ja: { console: inLanguage(all, 1) } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** The texts of the console in the operator's language, and the language for texts that come from elsewhere. */
export function useTexts() {
  const { t, i18n } = useTranslation('console');
  return { t, language: (i18n.language === 'ja' ? 'ja' : 'en') as Language };
}
