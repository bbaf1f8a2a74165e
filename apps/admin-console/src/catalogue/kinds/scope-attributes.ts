/** Pairs that mean something, and the profile that requests with such a scope are held to. */
export const knownAttributes = [
  { key: 'fapi2', value: 'sp', name: 'fapi2sp' },
  { key: 'fapi2', value: 'ms-authreq', name: 'msAuthreq' },
  { key: 'fapi2', value: 'ms-authres', name: 'msAuthres' },
  { key: 'fapi2', value: 'ms-introres', name: 'msIntrores' },
  { key: 'fapi', value: 'r', name: 'fapiR' },
  { key: 'fapi', value: 'rw', name: 'fapiRw' },
  { key: 'access_token.duration', value: '300', name: 'accessTokenDuration' },
  { key: 'refresh_token.duration', value: '86400', name: 'refreshTokenDuration' },
] as const;

export type KnownAttribute = (typeof knownAttributes)[number];

/** The known pair that an attribute is; durations are known by their key alone. */
export const knownAttributeOf = ({ key, value }: { readonly key: string; readonly value?: string }): KnownAttribute | undefined =>
  knownAttributes.find((known) => known.key === key && (known.value === value || key.endsWith('.duration')));
