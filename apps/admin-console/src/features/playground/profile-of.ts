import type { Service } from '@symbolon/engine';

type Family = 'fapi1Advanced' | 'fapi1' | 'fapi2';

const byAttribute = (key: string, value: string | undefined): Family | undefined => (key === 'fapi2' ? 'fapi2' : key !== 'fapi' ? undefined : value === 'rw' ? 'fapi1Advanced' : 'fapi1');

/** Which family of profiles requests with these scopes are held to, as far as it decides what a good request looks like. */
export function familyOf({ fapiModes = [], supportedScopes = [] }: Service, scope?: string): Family | undefined {
  const [mode] = fapiModes;
  if (mode !== undefined) return mode.startsWith('FAPI2') ? 'fapi2' : mode === 'FAPI1_ADVANCED' ? 'fapi1Advanced' : 'fapi1';
  const wanted = scope?.split(' ');
  const found = supportedScopes.filter(({ name = '' }) => wanted === undefined || wanted.includes(name)).flatMap(({ attributes = [] }) => attributes.flatMap(({ key, value }) => byAttribute(key, value) ?? []));
  return (['fapi2', 'fapi1Advanced', 'fapi1'] as const).find((family) => found.includes(family));
}
