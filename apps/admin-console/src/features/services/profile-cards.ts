/** What a service can be made for; ids are those of the engine's profiles. */
export const profileCards = [
  { id: 'oauth2', name: 'oauth2', attribute: undefined },
  { id: 'oidc', name: 'oidc', attribute: undefined },
  { id: 'fapi1-baseline', name: 'fapi1Baseline', attribute: { key: 'fapi', value: 'r' } },
  { id: 'fapi1-advanced', name: 'fapi1Advanced', attribute: { key: 'fapi', value: 'rw' } },
  { id: 'fapi2-security', name: 'fapi2Security', attribute: { key: 'fapi2', value: 'sp' } },
  { id: 'fapi2-message-signing', name: 'fapi2MessageSigning', attribute: { key: 'fapi2', value: 'ms-authreq' } },
] as const;
export type ProfileCard = (typeof profileCards)[number];
