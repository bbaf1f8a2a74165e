import { parseJson } from '@symbolon/engine';

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
/** scope-token of RFC 6749, 3.3. */
const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

export const isPrintableAscii = (text: string): boolean => PRINTABLE_ASCII.test(text);
export const isScopeName = (text: string): boolean => SCOPE_TOKEN.test(text);

/** JSON text of an object or of an array. */
export function isJsonText(text: string, holds: 'object' | 'array'): boolean {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null && Array.isArray(value) === (holds === 'array');
}

