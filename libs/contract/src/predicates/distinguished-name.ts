/** One type and value as the comparison with a certificate reads them: no quotes, which RFC 4514 does not know, and no open escapes. */
const ATTRIBUTE = / *(?:[A-Za-z][A-Za-z0-9-]*|(?:oid\.)?(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))+) *= *(?:#(?:[0-9a-f]{2})+ *|(?![ #])(?:[^\\"+,;<>\0]|\\[0-9a-f]{2}|\\[ "#+,;<=>\\])+)/iy;

/** The text form of an X.500 name (RFC 4514): type=value, joined by commas or plus signs. */
export function isDistinguishedName(text: string): boolean {
  for (let at = 0; ; at += 1) {
    ATTRIBUTE.lastIndex = at;
    if (!ATTRIBUTE.test(text)) return false;
    at = ATTRIBUTE.lastIndex;
    if (at === text.length) return true;
    if (text[at] !== ',' && text[at] !== '+') return false;
  }
}
