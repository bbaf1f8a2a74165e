const DECIMAL = /^(?:0|[1-9]\d{0,2})$/;
const HEXADECIMAL = /^[0-9A-Fa-f]{1,4}$/;

function quad(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const octets = parts.map(Number);
  return parts.length === 4 && parts.every(part => DECIMAL.test(part)) && octets.every(octet => octet < 256) ? octets : undefined;
}

/** The groups of one side of `::`; the last may be an IPv4 address (RFC 4291, 2.2). */
function groups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = quad(parts.at(-1) ?? '');
  const hexadecimal = last === undefined ? parts : parts.slice(0, -1);
  if (!hexadecimal.every(part => HEXADECIMAL.test(part))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = last ?? [];
  return [...hexadecimal.map(part => Number.parseInt(part, 16)), ...(last === undefined ? [] : [a * 256 + b, c * 256 + d])];
}

/** Four octets of an IPv4 address, eight groups of an IPv6 one: equal for all spellings of one address (RFC 5952, 8). Undefined when the text is none. */
export function parseIpAddress(text: string): readonly number[] | undefined {
  const four = quad(text);
  if (four !== undefined || !text.includes(':')) return four;
  const [head = '', tail, more] = text.split('::');
  const [before, after] = [groups(head), groups(tail ?? '')];
  if (before === undefined || after === undefined || more !== undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined) return missing === 0 ? before : undefined;
  return missing > 0 ? [...before, ...new Array<number>(missing).fill(0), ...after] : undefined;
}
