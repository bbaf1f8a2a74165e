import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { clientSettings } from '../settings/client.js';
import { serviceSettings } from '../settings/service.js';
import { EXCEPTIONS, MEMBERS_WITH_REASONS } from './absent.js';
import { compatibilityPage, requestStatus, responseStatus, type MemberStatus } from './page.js';
import { answeredMembers } from './answered.js';
import { readMembers } from './apis.js';
import { referenceRequests, referenceResponses, type ReferenceRequest, type ReferenceResponse } from './reference.js';
import { storedOnly } from './stored.js';

const root = new URL('../../../../', import.meta.url);

function sources(folder: string, leaveOut: RegExp): string {
  const names = readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return names.filter((name) => name.endsWith('.ts') && !leaveOut.test(name)).map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8')).join('\n');
}

const NO_CODE = /\.spec\.ts$|\.examples\.ts$|(^|\/)(model|examples|spec|testing|trace)\//;
/** Files that mention settings which have no effect on a request: advice, summaries. */
const NO_EFFECT = /readiness\.ts$|rules\/fapi2-security\/5\.2\.ts$|checks\/(signing|endpoint)-settings\.ts$|issue\/limited\.ts$/;

const engine = sources('libs/engine/src', NO_CODE);
const effective = sources('libs/engine/src', new RegExp(`${NO_CODE.source}|${NO_EFFECT.source}`));
const everything = [engine, ...['libs/contract/src/reading', 'libs/persistence/src', 'apps/auth-server/src'].map((folder) => sources(folder, NO_CODE))].join('\n');
const mentions = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);

const requests = Object.keys(referenceRequests) as readonly ReferenceRequest[];
const responses = Object.keys(referenceResponses) as readonly ReferenceResponse[];
const statuses: readonly MemberStatus[] = [...requests.flatMap(requestStatus), ...responses.flatMap(responseStatus)];
const shown = ({ place, member }: MemberStatus): string => `${place}.${member}`;

describe('requests and answers', () => {
  test('every member of the reference is in the contract, or has a reason', () =>
    expect(statuses.filter(({ inContract, reason }) => !inContract && reason === undefined).map(shown)).toEqual([]));

  test('the contract has no member that the reference does not have', () => {
    const ours = [...requests.map((place) => [place, readMembers(place), referenceRequests[place]] as const), ...responses.map((place) => [place, answeredMembers[place], referenceResponses[place]] as const)];
    expect(ours.flatMap(([place, members, reference]) => members.filter((member) => !reference.includes(member)).map((member) => `${place}.${member}`))).toEqual([]);
  });

  test('every reason has its member', () => {
    const absent = new Set(statuses.filter(({ reason }) => reason !== undefined).map(({ member }) => member));
    expect(MEMBERS_WITH_REASONS.filter((member) => !absent.has(member))).toEqual([]);
    expect(EXCEPTIONS.filter(([place, member]) => !statuses.some((status) => status.place === place && status.member === member))).toEqual([]);
  });

  test('what is implemented occurs in the code, what is not is not read', () => {
    expect(statuses.filter(({ member, reason }) => reason === undefined && !mentions(everything, member)).map(shown)).toEqual([]);
    const answered = new Set(responses.flatMap((place) => answeredMembers[place]));
    const unread = requests.flatMap(requestStatus).filter(({ member, reason }) => reason !== undefined && /[A-Z]/.test(member) && !answered.has(member));
    expect(unread.length).toBeGreaterThan(10);
    expect(unread.filter(({ member }) => mentions(engine, member)).map(shown)).toEqual([]);
  });
});

describe('settings', () => {
  // Words of every day, which occur in the code with other meanings.
  const WORDS = new Set(['description', 'metadata', 'metadataDocumentLocation']);

  test.each([['Service', serviceSettings], ['Client', clientSettings]] as const)('%s: an enforced property occurs in the code, one that is stored only has no effect', (owner, settings) => {
    const stored = storedOnly[owner];
    expect([...stored.keys()].filter((name) => !Object.hasOwn(settings, name))).toEqual([]);
    expect(Object.keys(settings).filter((name) => !stored.has(name) && !mentions(everything, name))).toEqual([]);
    expect([...stored.keys()].filter((name) => !WORDS.has(name) && mentions(effective, name))).toEqual([]);
  });
});

test('docs/compatibility.md is up to date (npm run docs:compatibility)', () => {
  const file = new URL('docs/compatibility.md', root);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(compatibilityPage());
});
