import type { Trace, Traces } from '@symbolon/engine';

/* The request log of a test engine: puts every trace together and looks for what must not be in it. */

const SECRET_PARAMETERS = ['code', 'client_secret', 'password', 'code_verifier', 'refresh_token', 'token', 'client_assertion', 'request', 'id_token_hint'];
const SECRET_MEMBERS = ['clientSecret', 'token', 'accessToken', 'refreshToken', 'ticket', 'dpop', 'accessTokenHash'];
const REQUEST_URI = /urn:ietf:params:oauth:request_uri:([\w-]{43})/g;
/** Shorter texts are found anywhere by chance, or are no secrets but a test's way to send something wrong. */
const SHORTEST = 12;

/** Of a JWT, what nobody else could have made: its signature; of a JWE, all that is sealed. */
const secretPart = (text: string): string => (text.split('.').length > 2 ? text.slice(text.lastIndexOf('.') + 1) : text);

const texts = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);

function parametersIn(call: Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof call['parameters'] !== 'string') return [];
  const parameters = new URLSearchParams(call['parameters']);
  return SECRET_PARAMETERS.flatMap((name) => parameters.getAll(name));
}

/** What a call carries that only its sender, or its receiver, may know. */
function secretsOf(call: object): readonly string[] {
  const members = call as Readonly<Record<string, unknown>>;
  const named = [...parametersIn(members), ...SECRET_MEMBERS.flatMap((name) => texts(members[name]))].map(secretPart);
  const parameters = [...new URLSearchParams(texts(members['parameters']).join(''))].map(([, value]) => value);
  const references = parameters.flatMap((value) => [...value.matchAll(REQUEST_URI)].map(([, found = '']) => found));
  return [...named, ...references].filter((text) => text.length >= SHORTEST);
}

export interface WatchedTraces extends Traces {
  readonly traces: readonly Trace[];
}

/** Keeps every trace, as it would come back from the database; a secret in one of them ends the test. */
export function watchTraces(): WatchedTraces {
  const traces: Trace[] = [];
  return {
    traces,
    start: () => 0,
    record(outline, whole) {
      const text = JSON.stringify(whole());
      const found = secretsOf(outline.request).filter((secret) => text.includes(secret));
      if (found.length > 0) throw new Error(`The trace of ${outline.operation} holds ${found.join(', ')}: ${text}`);
      traces.push(JSON.parse(text) as Trace);
    },
  };
}
