/** What an Authorization header says. */
export type Credentials =
  | { readonly kind: 'basic'; readonly key: string; readonly secret: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' };

const HEADER = /^(Basic|Bearer) +([A-Za-z0-9._~+/-]+=*) *$/i;
/** Longer headers cannot hold credentials of ours. */
const MAX_LENGTH = 1024;

const malformed: Credentials = { kind: 'malformed' };

function basic(encoded: string): Credentials {
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 1 ? malformed : { kind: 'basic', key: pair.slice(0, colon), secret: pair.slice(colon + 1) };
}

/** Takes an Authorization header apart. */
export function readCredentials(header: string | undefined): Credentials {
  if (header === undefined || header === '') return { kind: 'missing' };
  const parts = header.length > MAX_LENGTH ? null : HEADER.exec(header);
  const value = parts?.[2];
  if (value === undefined) return malformed;
  return parts?.[1]?.toLowerCase() === 'basic' ? basic(value) : { kind: 'bearer', token: value };
}
