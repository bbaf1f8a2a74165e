const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FORM = /^[A-Za-z0-9_-]*$/;

/** The UTF-8 octets of a text. */
function octetsOf(text: string): number[] {
  const octets: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) octets.push(code);
    else if (code < 0x800) octets.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) octets.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else octets.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return octets;
}

/** BASE64URL(UTF8(text)), for what is neither signed nor encrypted and so needs no adapter. */
export function encodeText(text: string): string {
  const octets = octetsOf(text);
  let encoded = '';
  for (let at = 0; at < octets.length; at += 3) {
    const three = ((octets[at] ?? 0) << 16) | ((octets[at + 1] ?? 0) << 8) | (octets[at + 2] ?? 0);
    const length = Math.min(octets.length - at, 3) + 1;
    for (let digit = 0; digit < length; digit += 1) encoded += ALPHABET.charAt((three >> (18 - 6 * digit)) & 0x3f);
  }
  return encoded;
}

/** The text behind base64url, when it is all ASCII; undefined otherwise. Enough for the names in a JOSE header. */
export function decodeAscii(encoded: string): string | undefined {
  if (!FORM.test(encoded) || encoded.length % 4 === 1) return undefined;
  let text = '';
  for (let at = 0; at < encoded.length; at += 4) {
    const digits = [0, 1, 2, 3].map(offset => Math.max(ALPHABET.indexOf(encoded.charAt(at + offset) || 'A'), 0));
    const three = digits.reduce((bits, digit) => (bits << 6) | digit, 0);
    const length = Math.min(encoded.length - at, 4) - 1;
    for (let octet = 0; octet < length; octet += 1) text += String.fromCharCode((three >> (16 - 8 * octet)) & 0xff);
  }
  return /^[\x20-\x7E\s]*$/.test(text) ? text : undefined;
}
