const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const V4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const GROUP = /^[0-9a-f]{1,4}$/i;
const ZONE = /^[0-9a-z.]+$/i;

/** An address of IPv4 or IPv6, with or without a zone (RFC 4291, RFC 4007). */
export const isIpAddress = (text: string): boolean => V4.test(text) || isV6(text);

function isV6(text: string): boolean {
  const [address = '', zone, more] = text.split('%');
  if (more !== undefined || (zone !== undefined && !ZONE.test(zone))) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const dotted = V4.test(last) && !address.endsWith(':');
  const plain = dotted ? groups.slice(0, -1) : groups;
  const length = plain.length + (dotted ? 2 : 0);
  return plain.every((group) => GROUP.test(group)) && (halves.length === 2 ? length <= 7 : length === 8);
}
