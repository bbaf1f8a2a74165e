import { validateSync, type ValidationError } from 'class-validator';
import type { MessageValues } from '../result-codes/index.js';
import type { Settings } from '../settings/setting.js';
import { type Context, toDto } from './dto.js';
import { isObject, type JsonMembers } from './compile.js';
import { type Path, type Problem, problem } from './problem.js';

const NOT_IN_SCOPE_NAME = /[^\x21\x23-\x5b\x5d-\x7e]/;

/** Everything in the body that the table does not allow, first failure of each property; empty when it is good. */
export function problemsOf(table: Settings, body: JsonMembers): readonly Problem[] {
  const errors = validateSync(toDto(table, body), { stopAtFirstError: true, validationError: { target: false, value: true } });
  return errors.flatMap((error) => problemsOfError(error, [error.property], body));
}

function problemsOfError(error: ValidationError, path: Path, body: JsonMembers): readonly Problem[] {
  const contexts = Object.values((error.contexts ?? {}) as Readonly<Record<string, Context>>);
  const own = contexts.flatMap((context) =>
    context.places(error.value).map((place) => problemAt([...path, ...place], valueAt(error.value, place), context, body)));
  const inArray = Array.isArray(error.value);
  const nested = (error.children ?? []).flatMap((child) =>
    problemsOfError(child, [...path, inArray ? Number(child.property) : child.property], body));
  return [...own, ...nested];
}

function problemAt(path: Path, value: unknown, { code, expected, setting, name }: Context, body: JsonMembers): Problem {
  return problem({
    path, code, expected, value, secret: setting.secret,
    values: { ...limitsOf(setting, name), ...(name === 'asymmetric' ? { alg: String(value) } : {}), ...scopeOf(path, body), ...positionIn(value, setting.form) },
  });
}

function limitsOf({ min, max, maxLength, maxItems, maxTotal }: Context['setting'], name: string): MessageValues {
  if (name === 'length') return { max: maxLength };
  if (name === 'items') return { max: maxItems };
  if (name === 'total') return { max: maxTotal };
  return name === 'min' || name === 'max' ? { min, max } : {};
}

/** The scope that a problem inside `supportedScopes` belongs to; its messages name it. */
function scopeOf([root, at]: Path, body: JsonMembers): MessageValues {
  const scopes = root === 'supportedScopes' ? body[root] : undefined;
  const scope: unknown = Array.isArray(scopes) && typeof at === 'number' ? scopes[at] : undefined;
  return isObject(scope) && typeof scope['name'] === 'string' ? { scope: scope['name'] } : {};
}

const positionIn = (value: unknown, form: string | undefined): MessageValues =>
  form === 'scope-name' && typeof value === 'string' ? { position: value.search(NOT_IN_SCOPE_NAME) } : {};

/** The part of a value that a place leads to. */
const valueAt = (value: unknown, place: Path): unknown =>
  place.reduce<unknown>((part, step) => (Array.isArray(part) && typeof step === 'number' ? part[step] : isObject(part) ? part[step] : undefined), value);
