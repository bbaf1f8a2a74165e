import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import type { Notes } from './notes.js';
import { traceOf, type Answered } from './trace-of.js';
import type { Outline, TracedOperation } from './trace.js';

type Operation<Request, Answer> = (service: Service, request: Request, notes: Notes) => Promise<Answer>;

/** Codes of success have a 0 in the fourth place. */
const isSuccess = (resultCode: string): boolean => resultCode.charCodeAt(4) === 48;

function outlineOf(operation: TracedOperation, service: Service, request: object, { examined, record }: Notes, { action, resultCode }: Answered, duration: number): Outline {
  return {
    operation, request, action, resultCode, duration,
    service: service.apiKey,
    clientId: examined === undefined ? record?.clientId : examined.facts.client.client?.clientId,
    outcome: isSuccess(resultCode) ? 'accepted' : 'rejected',
    profile: examined === undefined ? record?.profiles?.[0] : examined.profiles[0],
    rule: examined?.findings[0]?.rule.id,
  };
}

/** An operation that leaves a trace of each call, where there is somebody to leave it to. */
export function traced<Request extends object, Answer extends Answered>(
  { traces, crypto, clock }: Pick<Ports, 'traces' | 'crypto' | 'clock'>, operation: TracedOperation, run: Operation<Request, Answer>,
): (service: Service, request: Request) => Promise<Answer> {
  if (traces === undefined) return (service, request) => run(service, request, {});
  return async (service, request) => {
    const notes: Notes = {};
    const began = traces.start();
    const answer = await run(service, request, notes);
    const outline = outlineOf(operation, service, request, notes, answer, Math.round((traces.start() - began) * 1000));
    const time = notes.examined?.facts.now ?? clock.now();
    traces.record(outline, () => traceOf({ outline, service, time, call: request, answer, examined: notes.examined }, crypto));
    return answer;
  };
}
