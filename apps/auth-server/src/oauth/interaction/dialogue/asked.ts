import type { AuthorizationResponse, JsonObject } from '@symbolon/engine';

const kept = [
  'client', 'prompts', 'maxAge', 'acrs', 'acrEssential', 'subject', 'loginHint', 'uiLocales', 'claimsLocales', 'scopes', 'dynamicScopes',
  'claims', 'claimsAtUserInfo', 'authorizationDetails', 'resources', 'purpose',
] as const satisfies readonly (keyof AuthorizationResponse)[];

/** What an authorization request asks of the user: the part of the engine's answer that a dialogue needs. Plain JSON. */
export type Asked = Pick<AuthorizationResponse, (typeof kept)[number]>;

/** For a user who comes without any request, to look at their own consents. */
export const nothingAsked: Asked = { maxAge: 0, acrEssential: false };

export const askedOf = (answer: AuthorizationResponse): Asked =>
  Object.fromEntries(kept.filter((name) => answer[name] !== undefined).map((name) => [name, answer[name]])) as unknown as Asked;

/** What is stored is what was asked. */
export const toJson = (asked: Asked): JsonObject => asked as unknown as JsonObject;
export const fromJson = (stored: JsonObject): Asked => stored as unknown as Asked;

/** The scopes that the client would get. */
export const scopesOf = ({ scopes = [], dynamicScopes = [] }: Asked): readonly string[] =>
  [...scopes.map(({ name }) => name), ...dynamicScopes.map(({ value }) => value)];

/** The claims about the user that the client would read, in the ID token and at UserInfo. */
export const claimsOf = ({ claims = [], claimsAtUserInfo = [] }: Asked): readonly string[] => [...new Set([...claims, ...claimsAtUserInfo])];
