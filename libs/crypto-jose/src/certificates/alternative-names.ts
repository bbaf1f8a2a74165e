import { childrenOf, readDer, TAG } from './der.js';

/** Names of a certificate beside its subject (RFC 5280, 4.2.1.6), those that a client can be known by. */
export interface AlternativeNames {
  readonly sanDns: readonly string[];
  readonly sanUri: readonly string[];
  readonly sanIp: readonly string[];
  readonly sanEmail: readonly string[];
}

const EMAIL = 0x81;
const DNS = 0x82;
const URI = 0x86;
const IP = 0x87;

/* The types are ASCII, international names included (xn--…); anything else is a trick, such as a NUL that cuts a name short. */
const VISIBLE_ASCII = /^[!-~]+$/;

/** Reads the value of the extension; names that break their own rules are left out, since nobody can be known by them. */
export function alternativeNamesIn(extension: Buffer | undefined): AlternativeNames {
  const names = extension === undefined ? [] : childrenOf(readDer(extension), TAG.sequence);
  const texts = (tag: number): readonly string[] =>
    names.flatMap(({ tag: found, content }) => {
      const text = content.toString('latin1');
      return found === tag && VISIBLE_ASCII.test(text) ? [text] : [];
    });
  return {
    sanDns: texts(DNS).map((name) => name.toLowerCase()),
    sanUri: texts(URI),
    sanIp: names.flatMap(({ tag, content }) => (tag === IP ? addressOf(content) : [])),
    sanEmail: texts(EMAIL),
  };
}

function addressOf(bytes: Buffer): readonly string[] {
  if (bytes.length === 4) return [[...bytes].join('.')];
  return bytes.length === 16 ? [ipv6Of(bytes)] : [];
}

/** RFC 5952: lower case, no leading zeros, the first of the longest runs of zeros shortened; IPv4 in IPv6 with dots. */
function ipv6Of(bytes: Buffer): string {
  const isMapped = bytes.subarray(0, 10).every((byte) => byte === 0) && bytes.readUInt16BE(10) === 0xffff;
  if (isMapped) return `::ffff:${[...bytes.subarray(12)].join('.')}`;
  const text = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(2 * at).toString(16)).join(':');
  const [longest] = [...text.matchAll(/(?<=^|:)0(?::0)+(?=:|$)/g)].sort((a, b) => b[0].length - a[0].length);
  if (longest === undefined) return text;
  const before = text.slice(0, Math.max(longest.index - 1, 0));
  return `${before}::${text.slice(longest.index + longest[0].length + 1)}`;
}
