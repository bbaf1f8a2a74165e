/** What Nest injects. */
export const SETTINGS = Symbol('settings');
export const INTROSPECT = Symbol('introspect');
export const RELYING_PARTY = Symbol('relying party');
/** A function: the port is known once the bank listens. */
export const PUBLIC_URL = Symbol('public URL');
/** A function that takes what went wrong. */
export const REPORT = Symbol('report');
