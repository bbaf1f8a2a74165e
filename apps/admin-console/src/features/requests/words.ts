import type { useTexts } from '../../i18n/i18n';

type T = ReturnType<typeof useTexts>['t'];

/** Operations of the engine that have a word of their own. */
export const operations = [
  'pushedAuthReq', 'authorization', 'authorizationIssue', 'authorizationFail', 'token', 'tokenIssue', 'tokenFail', 'introspection', 'standardIntrospection', 'revocation', 'userInfo', 'userInfoIssue',
] as const;

const plain = (name: string): string => name.toLowerCase();

/** An operation in words; as it is called where there are none. */
export function operationInWords(operation: string, t: T): string {
  const known = operations.find((each) => plain(each) === plain(operation));
  return known === undefined ? operation : t(`requests.operations.${known}`);
}

/** µs → `0.42 ms`, `120 ms`. */
export const inMilliseconds = (microseconds: number, language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond', unitDisplay: 'short', maximumSignificantDigits: 3 }).format(microseconds / 1_000);
