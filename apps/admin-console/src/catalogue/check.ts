import type { Setting } from '@symbolon/contract/catalogue';

/** What is wrong with a value; `value` is a limit, where one was passed. */
export interface Complaint {
  readonly kind: 'required' | 'long' | 'uri' | 'https' | 'fragment' | 'query' | 'ascii' | 'number' | 'range' | 'duration' | 'json' | 'object' | 'array' | 'jwks' | 'pem' | 'repeated';
  readonly value?: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function ofUri(setting: Setting, text: string): Complaint | undefined {
  if (!URL.canParse(text)) return { kind: 'uri' };
  const url = new URL(text);
  if (setting.https === true && url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return { kind: 'https' };
  if (setting.noFragment === true && text.includes('#')) return { kind: 'fragment' };
  return setting.noQuery === true && text.includes('?') ? { kind: 'query' } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function ofJson({ kind, holds }: Setting, text: string): Complaint | undefined {
  const value = parsed(text);
  if (value === undefined) return { kind: 'json' };
  if (kind === 'jwks') return isObject(value) && Array.isArray(value['keys']) && value['keys'].every((key) => isObject(key) && typeof key['kty'] === 'string') ? undefined : { kind: 'jwks' };
  if (holds === 'object' && !isObject(value)) return { kind: 'object' };
  return holds === 'array' && !Array.isArray(value) ? { kind: 'array' } : undefined;
}

function ofText(setting: Setting, text: string): Complaint | undefined {
  if (setting.maxLength !== undefined && text.length > setting.maxLength) return { kind: 'long', value: String(setting.maxLength) };
  if (setting.form === 'ascii' && /[^\x20-\x7e]/.test(text)) return { kind: 'ascii' };
  if (setting.kind === 'uri') return ofUri(setting, text);
  if (setting.kind === 'jwks' || setting.kind === 'json') return ofJson(setting, text);
  return setting.kind === 'pem' && !/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(text) ? { kind: 'pem' } : undefined;
}

function ofNumber({ min, max, unit }: Setting, value: unknown): Complaint | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { kind: unit === 's' ? 'duration' : 'number' };
  return (min !== undefined && value < min) || (max !== undefined && value > max) ? { kind: 'range', value: `${min ?? 0}–${max ?? ''}` } : undefined;
}

function ofOne(setting: Setting, value: unknown): Complaint | undefined {
  if (setting.kind === 'integer') return ofNumber(setting, value);
  if (setting.kind === 'object') return typeof value === 'string' ? { kind: 'json' } : undefined;
  return typeof value === 'string' && setting.kind !== 'enum' ? ofText(setting, value) : undefined;
}

/** The first thing wrong with a value, as far as the browser can tell; the server looks at everything again. */
export function check(setting: Setting, value: unknown): Complaint | undefined {
  if (value === undefined || value === null || value === '') return setting.required === true ? { kind: 'required' } : undefined;
  if (setting.array !== true) return ofOne(setting, value);
  if (!Array.isArray(value)) return { kind: 'array' };
  const texts = value.filter((entry) => typeof entry === 'string');
  if (setting.unique === true && new Set(texts).size < texts.length) return { kind: 'repeated' };
  return value.map((entry: unknown) => (entry === '' ? ({ kind: 'required' } as const) : ofOne(setting, entry))).find((complaint) => complaint !== undefined);
}
