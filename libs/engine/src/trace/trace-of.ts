import type { Finding } from '../enforce.js';
import type { JsonObject } from '../model/json.js';
import { given } from '../model/given.js';
import type { Service } from '../model/service.js';
import type { Examined } from '../operations/examine.js';
import type { Crypto } from '../ports/jose.js';
import type { RuleId } from '../rules/spec.js';
import { maskCall, maskWith } from './mask.js';
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

const named = ({ verdicts }: Judged, kind: string): readonly RuleId[] => [...verdicts].filter(([, verdict]) => verdict.kind === kind).map(([rule]) => rule.id);

/** The rules that say something else of what is kept than of what came: their verdict of then is kept instead. */
const lostOn = (before: Judged, after: Judged): readonly RuleId[] =>
  [...before.verdicts].filter(([rule, { kind }]) => after.verdicts.get(rule)?.kind !== kind).map(([rule]) => rule.id);

function judgement({ examined, call, service }: Told, crypto: Pick<Crypto, 'mac'>): Partial<Trace> {
  if (examined === undefined) return {};
  const { facts, because } = examined;
  const judged = judge(facts);
  const stored = storedFacts(facts, call, maskWith(crypto));
  const client = facts.client.client;
  return {
    because,
    findings: examined.findings.map(findingOf),
    passed: named(judged, 'pass'), notApplicable: [...named(judged, 'notApplicable'), ...named(judged, 'unknown')],
    facts: stored, lost: lostOn(judged, judge(factsUnder(stored, service, client))),
    ...(client === undefined ? given({ identifier: facts.client.identifier?.slice(0, 200) }) : {}),
    configured: { service: service.modifiedAt, ...given({ client: client?.modifiedAt }) },
  };
}

/** Puts a trace together: for what is to be kept, and not before. */
export function traceOf(told: Told, crypto: Pick<Crypto, 'mac'>): Trace {
  const { outline: { request: _, ...outline }, answer, time, service } = told;
  const rejected = outline.outcome === 'rejected';
  return {
    ...outline, time, configured: { service: service.modifiedAt }, findings: [], passed: [], notApplicable: [], lost: [],
    call: maskCall(told.call, maskWith(crypto)) as JsonObject,
    ...judgement(told, crypto),
    ...(rejected ? given({
      error: errorIn(answer), resultMessage: answer.resultMessage, response: isReadable(answer.responseContent) ? answer.responseContent.slice(0, 4_000) : undefined,
    }) : {}),
  };
}
