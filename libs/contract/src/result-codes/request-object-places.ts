import type { ResultCode } from '@symbolon/engine';
import type { ResultCodeEntry } from './entry.js';

/** A request object in the four forms that the reference tells apart. */
const forms = ["'request'", "the JWT inside the JWE of 'request'", "the JWT behind 'request_uri'", "the JWT inside the JWE behind 'request_uri'"] as const;
/** What is encrypted, in the two places where it stands. */
const envelopes = ["the JWE of 'request'", "the JWE behind 'request_uri'"] as const;

const each = <Code extends ResultCode>(codes: readonly Code[], places: readonly string[], say: (place: string) => string) =>
  Object.fromEntries(codes.map((code, index) => [code, { message: say(places[index] ?? '') }])) as Record<Code, ResultCodeEntry>;

/** One sentence for each form: by value, encrypted by value, by reference, encrypted by reference. */
export const inEachForm = <const Code extends ResultCode>(codes: readonly [Code, Code, Code, Code], say: (place: string) => string) => each(codes, forms, say);

/** One sentence for each envelope: by value, by reference. */
export const inEachEnvelope = <const Code extends ResultCode>(codes: readonly [Code, Code], say: (place: string) => string) => each(codes, envelopes, say);

/** The form of a code that stands alone, because the four of its kind are not in one family. */
export const [byValue, sealed, byReference, sealedByReference] = forms;
