import type { Finding } from '../enforce.js';
import type { JsonObject } from '../model/json.js';
import { given } from '../model/given.js';
import type { Service } from '../model/service.js';
import type { Examined } from '../operations/examine.js';
import type { Crypto } from '../ports/jose.js';
import type { Rule, Verdict } from '../rules/rule.js';
import type { RuleId } from '../rules/spec.js';
import { maskCall, maskWith, type Mask } from './mask.js';
import { factsUnder, storedFacts } from './stored-facts.js';
import type { Outline, Trace, TraceFinding } from './trace.js';
import { judge, type Judged } from './verdicts.js';

/** An answer of the Web API, as far as the log reads it. */
export interface Answered {
  readonly action: string;
  readonly resultCode: Outline['resultCode'];
  readonly resultMessage: string;
  readonly responseContent?: string | undefined;
}

/** A call and everything that was thought and said of it. */
export interface Told {
  readonly outline: Outline;
  readonly service: Service;
  readonly time: number;
  readonly call: object;
  readonly answer: Answered;
  readonly examined?: Examined | undefined;
}

const findingOf = ({ rule, verdict, error, resultCode }: Finding): TraceFinding =>
  ({ rule: rule.id, why: verdict.why, ...given({ expected: verdict.expected, received: verdict.received }), error, resultCode });

/** `error` of the answer, wherever it stands; encrypted and signed answers do not tell. */
function errorIn({ responseContent = '' }: Answered): string | undefined {
  return /"error":"([^"]*)"/.exec(responseContent)?.[1] ?? /[?#&]error=([^&]*)/.exec(responseContent)?.[1] ?? /error="([^"]*)"/.exec(responseContent)?.[1];
}

/** A JWT around an error is as good as no answer to read. */
const isReadable = (text: string | undefined): text is string => text !== undefined && !/(?:^|[?#&]response=|value=")eyJ/.test(text);

function idsWhere({ rules, verdicts }: Judged, holds: (verdict: Verdict, index: number) => boolean): readonly RuleId[] {
  const ids: RuleId[] = [];
  for (const [index, verdict] of verdicts.entries()) if (holds(verdict, index)) ids.push((rules[index] as Rule).id);
  return ids;
}

/** The rules that say something else of what is kept than of what came: their verdict of then is kept instead. */
function lostOn(before: Judged, after: Judged): readonly RuleId[] {
  const inPlace = after.rules === before.rules;
  return idsWhere(before, ({ kind }, index) => {
    const place = inPlace ? index : after.rules.indexOf(before.rules[index] as Rule);
    return after.verdicts[place]?.kind !== kind;
  });
}

function judgement({ examined, call, service }: Told, mask: Mask): Partial<Trace> {
  if (examined === undefined) return {};
  const { facts, because } = examined;
  const judged = judge(facts);
  const stored = storedFacts(facts, call, mask);
  const client = facts.client.client;
  return {
    because,
    findings: examined.findings.map(findingOf),
    passed: idsWhere(judged, ({ kind }) => kind === 'pass'), notApplicable: idsWhere(judged, ({ kind }) => kind === 'notApplicable' || kind === 'unknown'),
    facts: stored, lost: lostOn(judged, judge(factsUnder(stored, service, client))),
    ...(client === undefined ? given({ identifier: facts.client.identifier?.slice(0, 200) }) : {}),
    configured: { service: service.modifiedAt, ...given({ client: client?.modifiedAt }) },
  };
}

/** Puts a trace together: for what is to be kept, and not before. */
export function traceOf(told: Told, crypto: Pick<Crypto, 'mac' | 'sha256'>): Trace {
  const { outline: { request: _, ...outline }, answer, time, service } = told;
  const rejected = outline.outcome === 'rejected';
  const mask = maskWith(crypto);
  return {
    ...outline, time, configured: { service: service.modifiedAt }, findings: [], passed: [], notApplicable: [], lost: [],
    call: maskCall(told.call, mask) as JsonObject,
    ...judgement(told, mask),
    ...(rejected ? given({
      error: errorIn(answer), resultMessage: answer.resultMessage, response: isReadable(answer.responseContent) ? answer.responseContent.slice(0, 4_000) : undefined,
    }) : {}),
  };
}
