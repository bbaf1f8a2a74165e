const ALPHABET = /^[A-Za-z0-9_-]*$/;

/* The last character of a final group of two or three carries four or two unused bits; they must be zero. */
const LAST_OF_TWO = 'AQgw';
const LAST_OF_THREE = 'AEIMQUYcgkosw048';

/** Whether a text is base64url without padding, in the one spelling that its bytes have. */
export function isBase64url(text: string): boolean {
  if (!ALPHABET.test(text)) return false;
  const rest = text.length % 4;
  if (rest === 0) return true;
  if (rest === 1) return false;
  return (rest === 2 ? LAST_OF_TWO : LAST_OF_THREE).includes(text.charAt(text.length - 1));
}

/** The bytes of a base64url text, or undefined when it is not strictly encoded. */
export function decodeBase64url(text: string): Buffer | undefined {
  return isBase64url(text) ? Buffer.from(text, 'base64url') : undefined;
}

/** UTF-8 bytes of a text in base64url. */
export const encodeBase64url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');
