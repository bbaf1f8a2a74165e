import type { ResultCode } from '@symbolon/engine';
import { isDistinguishedName } from '../predicates/distinguished-name.js';
import { isIpAddress } from '../predicates/ip.js';
import { isJwkSet } from '../predicates/jwks.js';
import { isPemCertificate } from '../predicates/pem.js';
import { isReservedMetadata } from '../predicates/reserved-metadata.js';
import { isJsonText, isPrintableAscii, isScopeName } from '../predicates/text.js';
import { hasFragment, hasQuery, hasScheme, hasUserinfo, isHttps, isUriReference, runsScript } from '../predicates/uri.js';
import { enumNames } from '../settings/enums.js';
import type { Setting, TextForm } from '../settings/setting.js';
import { standard } from './standard-checks.js';

/** One demand on a value, and what is said when it fails. Pure, so that a console in a browser asks the very same. */
export interface Check {
  readonly name: string;
  readonly code: ResultCode;
  readonly expected: string;
  readonly passes: (value: unknown) => boolean;
}

/** Codes of one value and of an entry in an array. */
const CODES = {
  type: ['A126202', 'A126202'],
  null: ['A031202', 'A031205'],
  empty: ['A031202', 'A031231'],
  length: ['A031204', 'A031207'],
  enum: ['A031201', 'A031201'],
  uri: ['A031202', 'A031208'],
  absolute: ['A031202', 'A031209'],
  scheme: ['A031202', 'A031208'],
  fragment: ['A031217', 'A031210'],
  userinfo: ['A031202', 'A031232'],
  query: ['A031218', 'A031232'],
  https: ['A031219', 'A031232'],
  json: ['A031202', 'A031232'],
  pem: ['A039230', 'A039230'],
  asymmetric: ['A031222', 'A031222'],
} as const satisfies Record<string, readonly [ResultCode, ResultCode]>;

const FORMS: Readonly<Record<TextForm, { passes: (text: string) => boolean; expected: string; codes: readonly [ResultCode, ResultCode] }>> = {
  'ascii': { passes: isPrintableAscii, expected: 'printable ASCII', codes: ['A031203', 'A031206'] },
  'scope-name': { passes: isScopeName, expected: 'a scope name (ASCII without space, quote and backslash)', codes: ['A031203', 'A031232'] },
  'ip': { passes: isIpAddress, expected: 'an IP address', codes: ['A031202', 'A031232'] },
  'distinguished-name': { passes: isDistinguishedName, expected: 'a distinguished name', codes: ['A031223', 'A031232'] },
  'unreserved-metadata': { passes: (text) => !isReservedMetadata(text), expected: 'a name that no standard metadata has', codes: ['A031202', 'A031232'] },
};

const WITH_SHARED_KEY = /^(?:NONE|HS\d+)$/;

/** What one value has to pass, in the order in which it is told; the first failure ends the list. */
export function checksOf(setting: Setting): readonly Check[] {
  const entry = setting.array ? [ofText(setting, 'null', 'a value', (value) => value !== null)] : [];
  if (setting.kind === 'boolean') return [...entry, standard.boolean(codeOf(setting, 'type'))];
  if (setting.kind === 'integer') return [...entry, ...integerChecks(setting)];
  if (setting.kind === 'object') return [...entry, standard.object(codeOf(setting, 'type'))];
  return [...entry, standard.text(codeOf(setting, 'type')), ofText(setting, 'empty', 'a value', (value) => value !== ''), ...textChecks(setting)];
}

function integerChecks(setting: Setting): readonly Check[] {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = setting;
  return [
    standard.integer(codeOf(setting, 'type')),
    standard.min(setting.codes?.['min'] ?? (min === 0 ? 'A031213' : 'A031221'), min),
    standard.max(setting.codes?.['max'] ?? 'A031221', max),
  ];
}

function textChecks(setting: Setting): readonly Check[] {
  const { kind, form, choices, maxLength } = setting;
  const length = maxLength === undefined ? [] : [standard.maxLength(kind === 'jwks' ? 'A031215' : codeOf(setting, 'length'), maxLength)];
  if (kind === 'enum') return enumChecks(setting);
  if (kind === 'uri') return [...length, formCheck(setting, 'ascii'), ...uriChecks(setting)];
  if (kind === 'jwks') return [...length, check('form', 'A031216', FORMS.ascii.expected, isAsciiJson), check('jwks', 'A031212', 'a JWK Set', isJwkSet)];
  if (kind === 'json') return [...length, ofText(setting, 'json', `a JSON ${setting.holds} as text`, (text) => isJsonText(text, setting.holds ?? 'object'))];
  if (kind === 'pem') return [...length, ofText(setting, 'pem', 'an X.509 certificate in PEM', isPemCertificate)];
  return [...length, ...(form ? [formCheck(setting, form)] : []), ...(choices ? [standard.oneOf(codeOf(setting, 'enum'), choices)] : [])];
}

function enumChecks(setting: Setting): readonly Check[] {
  const known = standard.oneOf(codeOf(setting, 'enum'), setting.enum === undefined ? [] : enumNames[setting.enum]);
  return setting.asymmetric ? [known, ofText(setting, 'asymmetric', 'an algorithm with a public key', (alg) => !WITH_SHARED_KEY.test(alg))] : [known];
}

const uriChecks = (setting: Setting): readonly Check[] => [
  ofText(setting, 'uri', 'a well-formed URI', isUriReference),
  ofText(setting, 'absolute', 'an absolute URI', hasScheme),
  ofText(setting, 'scheme', 'a URI that runs no script', (uri) => !runsScript(uri)),
  ...(setting.noFragment ? [ofText(setting, 'fragment', 'a URI without fragment', (uri: string) => !hasFragment(uri))] : []),
  ...(setting.noUserinfo ? [ofText(setting, 'userinfo', 'a URI without user name', (uri: string) => !hasUserinfo(uri))] : []),
  ...(setting.noQuery ? [ofText(setting, 'query', 'a URI without query', (uri: string) => !hasQuery(uri))] : []),
  ...(setting.https ? [ofText(setting, 'https', 'an https URI', isHttps)] : []),
];

function formCheck(setting: Setting, name: TextForm): Check {
  const { passes, expected, codes } = FORMS[name];
  return check('form', setting.codes?.['form'] ?? codes[setting.array ? 1 : 0], expected, passes);
}

const ofText = (setting: Setting, name: keyof typeof CODES, expected: string, passes: (text: string) => boolean): Check =>
  check(name, codeOf(setting, name), expected, passes);

/** A check of our own. It sees texts only: the type was checked before it. */
export const check = (name: string, code: ResultCode, expected: string, passes: (text: string) => boolean): Check => ({
  name, code, expected, passes: (value) => passes(value as string),
});

const codeOf = (setting: Setting, name: keyof typeof CODES): ResultCode => setting.codes?.[name] ?? CODES[name][setting.array ? 1 : 0];

/** JSON may be laid out over several lines. */
const isAsciiJson = (text: string): boolean => isPrintableAscii(text.replace(/[\t\r\n]/g, ''));
