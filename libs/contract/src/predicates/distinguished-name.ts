const ATTRIBUTE_TYPE = /^\s*(?:[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*$/;
const SEPARATORS = new Set([',', '+', ';']);

/** The text form of an X.500 name (RFC 4514): type=value, joined by commas or plus signs. */
export function isDistinguishedName(text: string): boolean {
  const parts = split(text);
  return parts !== undefined && parts.every(isTypeAndValue);
}

function isTypeAndValue(part: string): boolean {
  const at = part.indexOf('=');
  return at > 0 && ATTRIBUTE_TYPE.test(part.slice(0, at)) && part.slice(at + 1).trim() !== '';
}

/** Cuts at separators that are neither escaped nor quoted; undefined when an escape or a quote stays open. */
function split(text: string): string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') {
      if (++at === text.length) return undefined;
    } else if (character === '"') quoted = !quoted;
    else if (!quoted && SEPARATORS.has(character)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return quoted ? undefined : [...parts, text.slice(start)];
}
