/* RFC 4518, 2.2: what becomes a space, and what has no meaning of its own. */
const SPACES = /[\t\n\v\f\r\u0085\p{Z}]/gu;
const MEANINGLESS = /\u034f|[\u1806\ufffc\p{Variation_Selector}\p{Cc}\p{Cf}]/gu;
/* 2.4: nothing equals a text with one of these. NUL joins them, since it once cut names short. */
const PROHIBITED = /[\0\ufffd\p{Cn}\p{Co}\p{Cs}]/u;

/* Most texts: nothing to map, to prohibit or to normalize. */
const PLAIN = /^[ -~]*$/;

/**
 * A text as it is compared with others of a distinguished name (RFC 4518, without regard to case); undefined when it
 * equals nothing.
 */
export function prepared(text: string): string | undefined {
  if (PLAIN.test(text)) return withoutSpareSpaces(text.toLowerCase());
  if (PROHIBITED.test(text)) return undefined;
  // U+200B is in Cf since Unicode 4, so spaces and meaningless characters do not overlap.
  const mapped = text.replace(SPACES, ' ').replace(MEANINGLESS, '');
  const folded = mapped.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ').normalize('NFKC');
  return withoutSpareSpaces(folded);
}

const withoutSpareSpaces = (text: string): string => text.replace(/ {2,}/g, ' ').trim();
