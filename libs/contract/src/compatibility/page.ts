import { clientSettings } from '../settings/client.js';
import { objectTypes } from '../settings/object-types.js';
import { serviceSettings } from '../settings/service.js';
import { absence } from './absent.js';
import { answeredMembers } from './answered.js';
import { readMembers, referenceApis, type ReferenceApi } from './apis.js';
import { referenceRequests, referenceResponses, type ReferenceRequest, type ReferenceResponse } from './reference.js';
import { storedOnly } from './stored.js';

/** A member of the reference and what has become of it; `undefined` as a reason means that it is implemented. */
export interface MemberStatus {
  readonly place: ReferenceRequest | ReferenceResponse;
  readonly member: string;
  /** The contract has it, whether anything stands behind it or not. */
  readonly inContract: boolean;
  readonly reason?: string;
}

function statusOf(place: ReferenceRequest | ReferenceResponse, members: readonly string[], ours: readonly string[]): readonly MemberStatus[] {
  return members.map((member) => {
    const reason = absence(place, member);
    return { place, member, inContract: ours.includes(member), ...(reason === undefined ? {} : { reason }) };
  });
}

export const requestStatus = (place: ReferenceRequest): readonly MemberStatus[] => statusOf(place, referenceRequests[place], readMembers(place));
export const responseStatus = (place: ReferenceResponse): readonly MemberStatus[] => statusOf(place, referenceResponses[place], answeredMembers[place]);

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Rows of a table, one for each reason. */
function byReason(entries: readonly (readonly [name: string, reason: string])[]): readonly string[] {
  const reasons = [...new Set(entries.map(([, reason]) => reason))];
  return reasons.map((reason) => `| ${code(entries.filter((entry) => entry[1] === reason).map(([name]) => name))} | ${reason} |`);
}

function members(what: string, statuses: readonly MemberStatus[]): readonly string[] {
  const there = statuses.filter(({ reason }) => reason === undefined).map(({ member }) => member);
  const absent = statuses.flatMap(({ member, reason }) => (reason === undefined ? [] : [[member, reason] as const]));
  return [
    ...(there.length === 0 ? [] : [`${what}, implemented: ${code(there)}`, '']),
    ...(absent.length === 0 ? [] : [`| ${what.toLowerCase()}, not implemented | why |`, '| --- | --- |', ...byReason(absent), '']),
  ];
}

const section = ({ path, takes, answers, remark }: ReferenceApi): readonly string[] => [
  `### ${path}`, '',
  ...(takes === undefined || remark === 'The API is not there.' ? [] : members('Request', requestStatus(takes))),
  ...(answers === undefined ? [] : members('Answer', responseStatus(answers))),
  ...(remark === undefined ? [] : [remark, '']),
];

function settings(title: string, names: readonly string[], stored: ReadonlyMap<string, string>): readonly string[] {
  return [
    `### ${title}`, '',
    `Enforced: ${code(names.filter((name) => !stored.has(name)))}`, '',
    '| stored only | why |', '| --- | --- |', ...byReason(names.flatMap((name) => (stored.has(name) ? [[name, stored.get(name) as string] as const] : []))), '',
  ];
}

/** `docs/compatibility.md`. */
export const compatibilityPage = (): string => [
  '<!-- Written by npm run docs:compatibility; a test holds it up to date. -->',
  '# Compatibility with the Authlete Web API', '',
  'Every member of the requests and answers of the core APIs, and every property of a service and a client, with what this server does about it.',
  'A member that is not implemented is read and ignored in a request; in an answer it is left out, or has the value that says "none" where a number or a boolean must stand.', '',
  '## Requests and answers', '',
  ...referenceApis.flatMap(section),
  '## Settings', '',
  'Every property is validated, stored and given back. An enforced one changes what requests are answered or what documents say.', '',
  ...settings('Service', Object.keys(serviceSettings), storedOnly.Service),
  ...settings('Client', Object.keys(clientSettings), storedOnly.Client),
  ...settings('Client, `extension`', Object.keys(objectTypes.ClientExtension), storedOnly.ClientExtension),
].join('\n').trimEnd().concat('\n');
