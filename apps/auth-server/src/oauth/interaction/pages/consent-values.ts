import type { AuthzDetailsElement, Scope, TaggedValue } from '@symbolon/engine';
import type { EndUser } from '@symbolon/persistence';
import { claimsOf, type Asked } from '../dialogue/asked.js';
import { webLink } from './brand.js';
import type { Language } from './languages.js';
import { shown } from './shown.js';
import { claimName, scopeName } from './texts.js';

/** What a page shows of a client. */
export interface ShownClient {
  readonly name: string;
  readonly description?: string;
  readonly logo?: string;
  readonly policy?: string;
  readonly terms?: string;
}

/** The text in the wanted language, or the one that is in none. */
function worded(plain: unknown, tagged: unknown, language: Language): string | undefined {
  const inLanguage = (Array.isArray(tagged) ? (tagged as readonly TaggedValue[]) : []).find(({ tag }) => tag.toLowerCase().split('-')[0] === language)?.value;
  return inLanguage ?? (typeof plain === 'string' ? plain : undefined);
}

const httpsOnly = (link: string | undefined): string | undefined => (link?.startsWith('https:') === true ? link : undefined);

/** From the registration of a client, as far as a page may know it. */
export function clientOf(client: Readonly<Record<string, unknown>>, language: Language): ShownClient {
  const text = (name: string, plural: string): string | undefined => worded(client[name], client[plural], language);
  const description = text('description', 'descriptions');
  const members = {
    description: description === undefined ? undefined : shown(description),
    logo: httpsOnly(webLink(text('logoUri', 'logoUris'))),
    policy: webLink(text('policyUri', 'policyUris')),
    terms: webLink(text('tosUri', 'tosUris')),
  };
  const present = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  return { name: shown(text('clientName', 'clientNames') ?? String(client['clientId'])), ...present };
}

const scopeText = ({ name, description, descriptions }: Scope, language: Language): string =>
  shown(worded(description, descriptions, language) ?? scopeName(name, language));

interface Named {
  readonly name: string;
  readonly text: string;
}

/** The scopes in words; those with a value in them by that value. */
export const scopeTexts = (scopes: readonly Scope[], language: Language): readonly Named[] =>
  scopes.map((scope) => ({ name: scope.name, text: scopeText(scope, language) }));

const LISTS = ['locations', 'actions', 'dataTypes', 'privileges'] as const;

function otherMembers(otherFields: string | undefined): readonly (readonly [string, unknown])[] {
  try {
    return Object.entries(JSON.parse(otherFields ?? '{}') as object);
  } catch {
    return [];
  }
}

/** A value in one line: an object by its members, a list by its entries. */
function worthOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(worthOf).join(', ');
  return Object.entries(value).map(([name, inner]) => `${name}: ${worthOf(inner)}`).join(', ');
}

/** One authorization detail, member by member (RFC 9396, 2). */
function detailValues(element: AuthzDetailsElement): { readonly type: string; readonly members: readonly { readonly name: string; readonly value: string }[] } {
  const lists = LISTS.filter((name) => element[name] !== undefined).map((name) => [name, (element[name] ?? []).join(', ')] as const);
  const identifier = element.identifier === undefined ? [] : [['identifier', element.identifier] as const];
  const members = [...lists, ...identifier, ...otherMembers(element.otherFields)].map(([name, value]) => ({ name: shown(name), value: shown(worthOf(value)) }));
  return { type: shown(element.type), members };
}

export function consentValues(asked: Asked, language: Language): Readonly<Record<string, unknown>> {
  const { scopes = [], dynamicScopes = [], authorizationDetails } = asked;
  return {
    scopes: [...scopeTexts(scopes, language), ...dynamicScopes.map(({ value }) => ({ name: value, text: shown(value) }))],
    claims: claimsOf(asked).map((name) => ({ name, text: shown(claimName(name, language)) })),
    details: (authorizationDetails?.elements ?? []).map(detailValues),
  };
}

/** How a user is addressed. */
export function userName({ claims, login }: EndUser, language: Language): string {
  const name = claims[`name#${language}`] ?? claims['name'];
  return shown(typeof name === 'string' && name !== '' ? name : login);
}
