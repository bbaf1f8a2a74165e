import { parseJson } from '@symbolon/engine';
import type { Setting, Settings } from '../settings/setting.js';

/**
 * A form-encoded body in the shape that JSON would have had: a member that stands once where an array is expected becomes
 * an array of one, objects are read from their JSON text. Booleans and numbers stay texts; readers take them as they are.
 */
export function fromForm(settings: Settings, form: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).flatMap(([name, setting]) => {
    const value = form[name];
    return value === undefined ? [] : [[name, fromFormValue(setting, value)]];
  }));
}

/** Objects that a JSON call passes as their JSON text, as some clients type them; undefined where it passes none. */
export function fromTexts(settings: Settings, body: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const texts = Object.entries(settings).filter(([name, { kind }]) => kind === 'object' && typeof body[name] === 'string');
  return texts.length === 0 ? undefined : { ...body, ...Object.fromEntries(texts.map(([name, setting]) => [name, fromFormValue(setting, body[name])])) };
}

function fromFormValue(setting: Setting, value: unknown): unknown {
  if (setting.kind === 'object') return setting.array ? entries(value).map(objectFrom) : objectFrom(value);
  return setting.array && value !== '' ? entriesOf(value) : value;
}

/** Objects may come one by one, or all together as the JSON text of an array. */
function entries(value: unknown): readonly unknown[] {
  const together = typeof value === 'string' ? parseJson(value) : undefined;
  return Array.isArray(together) ? together : entriesOf(value).filter((entry) => entry !== '');
}

const entriesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const objectFrom = (value: unknown): unknown => (typeof value === 'string' ? parseJson(value) ?? value : value);
