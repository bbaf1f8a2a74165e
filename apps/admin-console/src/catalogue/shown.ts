import type { CatalogueEntry } from '@symbolon/contract/catalogue';
import type { useTexts, Language } from '../i18n/i18n';
import { atTime, inWords } from '../i18n/format';
import { normal } from './changes';

type T = ReturnType<typeof useTexts>['t'];

const keysOf = (text: string): string | undefined => {
  try {
    const { keys } = JSON.parse(text) as { readonly keys?: readonly { readonly kid?: string; readonly alg?: string; readonly kty?: string }[] };
    return keys?.map(({ kid, alg, kty }) => [kid, alg ?? kty].filter(Boolean).join(' ')).join(', ');
  } catch {
    return undefined;
  }
};

function one({ setting, effects }: CatalogueEntry, value: unknown, t: T, language: Language): string {
  if (typeof value === 'boolean') return effects?.find((effect) => effect.value === value)?.label[language] ?? t(value ? 'settings.on' : 'settings.off');
  if (typeof value === 'number') return setting.unit === 's' ? `${value} (${inWords(value, language)})` : setting.unit === 'ms' ? (value === 0 ? t('ui.none') : atTime(value, language)) : String(value);
  if (setting.secret === true) return '••••••';
  if (typeof value === 'string') return setting.kind === 'jwks' ? keysOf(value) ?? value : value;
  const { name, key, tag, value: held } = value as { readonly name?: string; readonly key?: string; readonly tag?: string; readonly value?: string };
  if (key !== undefined) return `${key} = ${held ?? ''}`;
  if (tag !== undefined) return `${tag}: ${held ?? ''}`;
  if (name !== undefined) {
    const { attributes = [] } = value as { readonly attributes?: readonly { readonly key: string; readonly value?: string }[] };
    return attributes.length === 0 ? name : `${name} (${attributes.map((pair) => `${pair.key}=${pair.value ?? ''}`).join(', ')})`;
  }
  return JSON.stringify(value);
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** A value in words, as the review and the audit log show it. */
export function shownValue(entry: CatalogueEntry, given: unknown, t: T, language: Language, most = 2_000): string {
  const value = normal(given);
  if (value === undefined) return t('settings.notSet');
  return shortened(Array.isArray(value) ? value.map((each) => one(entry, each, t, language)).join(language === 'ja' ? '、' : ', ') : one(entry, value, t, language), most);
}
