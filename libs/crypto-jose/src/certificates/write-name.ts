import { nameOfType } from './attribute-types.js';
import { childrenOf, oidOf, TAG, type Der } from './der.js';
import { stringOf } from './string-value.js';

/** A distinguished name as an RFC 4514 string, the most specific part first. */
export function writeName(name: Der): string {
  return childrenOf(name, TAG.sequence)
    .map((rdn) => childrenOf(rdn, TAG.set).map(writeAttribute).join('+'))
    .reverse()
    .join(',');
}

/** What has no name is written with its encoded value, so that nothing is lost (RFC 4514, 2.4). */
function writeAttribute(attribute: Der): string {
  const [type, value] = childrenOf(attribute, TAG.sequence);
  const oid = oidOf(type);
  const name = nameOfType(oid);
  const text = name === undefined || value === undefined ? undefined : stringOf(value);
  return `${name ?? oid}=${text === undefined ? `#${value?.raw.toString('hex') ?? ''}` : escaped(text)}`;
}

const escaped = (text: string): string =>
  text
    .replace(/["+,;<>\\]/g, '\\$&')
    .replaceAll('\0', '\\00')
    .replace(/^[ #]/, '\\$&')
    // A single space is the first character and the last, and escaped once.
    .replace(/(?<!^\\) $/, '\\ ');
