const ENVELOPE = /^\s*-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----\s*$/;
const SEQUENCE = 0x30;
const BIT_STRING = 0x03;

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** One X.509 certificate in PEM. Looks at the outer structure only (RFC 5280, 4.1), so that it works without a crypto library. */
export function isPemCertificate(text: string): boolean {
  const der = decode(ENVELOPE.exec(text)?.[1]);
  const certificate = der && elementAt(der, 0, der.length);
  if (!der || certificate?.tag !== SEQUENCE || certificate.end !== der.length) return false;
  const body = elementAt(der, certificate.start, certificate.end);
  const algorithm = body && elementAt(der, body.end, certificate.end);
  const signature = algorithm && elementAt(der, algorithm.end, certificate.end);
  return body?.tag === SEQUENCE && algorithm?.tag === SEQUENCE && signature?.tag === BIT_STRING && signature.end === certificate.end;
}

function decode(base64: string | undefined): Uint8Array | undefined {
  if (base64 === undefined) return undefined;
  try {
    return Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The DER element that starts at a place, if it fits before the limit. */
function elementAt(der: Uint8Array, at: number, limit: number): Element | undefined {
  const tag = der[at];
  const first = der[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || octets > 3) return undefined;
  const length = octets === 0 ? first : der.subarray(at + 2, at + 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
  const start = at + 2 + octets;
  return start + length <= limit ? { tag, start, end: start + length } : undefined;
}
