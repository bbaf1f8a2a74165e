import { clientSettings, enumNames, objectTypes, serviceSettings, type Setting, type Settings } from '@symbolon/contract';
import type { ReferenceObject, SchemaObject } from './types.js';

/* Schemas from the tables that read and check every body: what is documented is what is enforced. */

type Schema = SchemaObject | ReferenceObject;

const refTo = (name: string): ReferenceObject => ({ $ref: `#/components/schemas/${name}` });

const FORMATS: Partial<Record<Setting['kind'], string>> = { uri: 'uri' };
const HOLDS: Partial<Record<Setting['kind'], string>> = { jwks: 'A JWK Set as text.', json: 'JSON as text.', pem: 'An X.509 certificate in PEM.' };

function oneOf(setting: Setting): Schema {
  const { kind, min, max, maxLength, choices } = setting;
  if (kind === 'object') return refTo(setting.ref ?? '');
  if (kind === 'boolean') return { type: 'boolean' };
  if (kind === 'integer') return { type: 'integer', ...(max !== undefined && max > 2_147_483_647 ? { format: 'int64' } : {}), ...(min === undefined || min < 0 ? {} : { minimum: min }) };
  if (kind === 'enum') return { type: 'string', enum: [...(setting.enum === undefined ? [] : enumNames[setting.enum])] };
  const format = FORMATS[kind];
  return { type: 'string', ...(format === undefined ? {} : { format }), ...(maxLength === undefined ? {} : { maxLength }), ...(choices === undefined ? {} : { enum: [...choices] }) };
}

/** What a reader of the table wants to know beside the type. */
function notes({ kind, unit, label, secret }: Setting): readonly string[] {
  const units = { s: 'In seconds.', ms: 'In milliseconds.' } as const;
  return [label?.en, HOLDS[kind], unit === undefined ? undefined : units[unit], secret === true ? 'Secret.' : undefined].filter((note) => note !== undefined);
}

function schemaOf(setting: Setting): Schema {
  const one = oneOf(setting);
  const value: Schema = setting.array ? { type: 'array', items: one, ...(setting.maxItems === undefined ? {} : { maxItems: setting.maxItems }) } : one;
  const description = notes(setting).join(' ');
  const more = { ...(description === '' ? {} : { description }), ...(setting.readOnly === true ? { readOnly: true } : {}) };
  if (Object.keys(more).length === 0) return value;
  // Beside a reference nothing else counts.
  return '$ref' in value ? { allOf: [value], ...more } : { ...value, ...more };
}

export function schemaOfTable(table: Settings): SchemaObject {
  const required = Object.entries(table).filter(([, setting]) => setting.required === true).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(table).map(([name, setting]) => [name, schemaOf(setting)])),
    ...(required.length === 0 ? {} : { required }),
  };
}

const text = { type: 'string' } as const;
const timestamp = { type: 'integer', format: 'int64', description: 'In milliseconds.' } as const;

/** Every schema that operations refer to. */
export const schemas: Readonly<Record<string, SchemaObject>> = {
  ...Object.fromEntries(Object.entries(objectTypes).map(([name, table]) => [name, schemaOfTable(table)])),
  Service: schemaOfTable(serviceSettings),
  Client: schemaOfTable(clientSettings),
  Result: {
    type: 'object', required: ['resultCode', 'resultMessage'],
    properties: { resultCode: { ...text, pattern: '^A\\d{6}$' }, resultMessage: text },
    additionalProperties: true,
  },
  ActionResult: {
    allOf: [refTo('Result')], type: 'object',
    properties: { action: { ...text, description: 'What the front end has to do.' }, responseContent: { ...text, description: 'What it has to send.' } },
  },
  Problem: {
    allOf: [refTo('Result')], type: 'object', description: 'Why a call was refused.',
    properties: {
      problems: {
        type: 'array', description: 'Each wrong member of the body.',
        items: { type: 'object', properties: { property: text, resultCode: text, expected: text, received: text } },
      },
      modifiedAt: { ...timestamp, description: 'With 409: when it was really changed last.' },
    },
  },
};
