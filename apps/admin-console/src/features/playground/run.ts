import type { Client, Service } from '@symbolon/engine';
import type { JWK } from 'jose';

/** The steps, in their order. */
export const steps = ['client', 'par', 'authorize', 'interaction', 'token', 'introspection', 'refresh', 'revoke'] as const;
export type StepId = (typeof steps)[number];

/** Keys that this tab holds and nobody else. */
export interface Keys {
  /** The client's private key: signs assertions and request objects. */
  readonly client?: JWK;
  /** Signs DPoP proofs; absent: tokens are not bound to a key. */
  readonly dpop?: JWK;
  /** PEM: goes along as the certificate of the client's connection. */
  readonly certificate?: string;
}

/** What happens between the client and the authorization server. */
export interface HttpMessage {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One step as it was done. */
export interface Exchange {
  /** Client ⇄ authorization server; absent where the end user acts. */
  readonly outside?: HttpMessage;
  /** What the client would be answered. */
  readonly reply?: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };
  /** Authorization server ⇄ engine API. */
  readonly inside: { readonly path: string; readonly body: unknown };
  readonly status: number;
  readonly answer: Readonly<Record<string, unknown>>;
  /** Finds the server's findings. */
  readonly traceId?: string;
  readonly succeeded: boolean;
  /** The mutation that was in force. */
  readonly broken?: string;
}

/** A whole attempt. Secrets in it live in memory only. */
export interface Run {
  readonly service: Service;
  readonly client?: Client;
  readonly keys: Keys;
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** Whether the authorization request is pushed (RFC 9126); else the browser carries it. */
  readonly pushed: boolean;
  readonly exchanges: Readonly<Partial<Record<StepId, Exchange>>>;
}

export type StepStatus = 'done' | 'failed' | 'ready' | 'blocked';

/** The steps of a run: without PAR there is one less. */
export const stepsOf = ({ pushed }: Pick<Run, 'pushed'>): readonly StepId[] => steps.filter((step) => pushed || step !== 'par');

/** What a step needs to have succeeded before. */
const needsOf = ({ pushed }: Pick<Run, 'pushed'>): Readonly<Record<StepId, readonly StepId[]>> => ({
  client: [], par: ['client'], authorize: [pushed ? 'par' : 'client'], interaction: ['authorize'], token: ['interaction'], introspection: ['token'], refresh: ['token'], revoke: ['token'],
});

const isReady = (run: Run): boolean => run.client !== undefined;

/** Where the run stands, from nothing but what happened: the page cannot claim more progress than there is. */
export function stepStatuses(run: Run): Readonly<Record<StepId, StepStatus>> {
  const needs = needsOf(run);
  const succeeded = (step: StepId): boolean => (step === 'client' ? isReady(run) : run.exchanges[step]?.succeeded === true);
  const statusOf = (step: StepId): StepStatus => {
    if (succeeded(step)) return 'done';
    if (run.exchanges[step] !== undefined) return 'failed';
    return needs[step].every(succeeded) ? 'ready' : 'blocked';
  };
  return Object.fromEntries(steps.map((step) => [step, statusOf(step)])) as Record<StepId, StepStatus>;
}

/** What follows a step is forgotten when the step is done again. */
export function withExchange(run: Run, step: StepId, exchange: Exchange): Run {
  const needs = needsOf(run);
  const depends = (other: StepId): boolean => needs[other].some((needed) => needed === step || depends(needed));
  const kept = steps.filter((other) => other !== step && !depends(other)).flatMap((other) => (run.exchanges[other] === undefined ? [] : [[other, run.exchanges[other]]]));
  return { ...run, exchanges: { ...Object.fromEntries(kept), [step]: exchange } };
}

const answered = (run: Run, step: StepId, name: string): string | undefined => {
  const value = run.exchanges[step]?.answer[name];
  return typeof value === 'string' ? value : undefined;
};

/** The values that later steps use. */
export const valuesOf = (run: Run) => ({
  requestUri: answered(run, 'par', 'requestUri'),
  ticket: answered(run, 'authorize', 'ticket'),
  code: answered(run, 'interaction', 'authorizationCode'),
  accessToken: answered(run, 'refresh', 'accessToken') ?? answered(run, 'token', 'accessToken'),
  refreshToken: answered(run, 'refresh', 'refreshToken') ?? answered(run, 'token', 'refreshToken'),
});
