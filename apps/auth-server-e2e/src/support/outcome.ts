import type { Answer, Members } from './http.js';

/** What the front end is told to do, and the OAuth error that the client would read. */
export interface Outcome {
  readonly status: number;
  readonly action: unknown;
  readonly error?: string;
  readonly resultCode: unknown;
}

/** The members of `responseContent`, when it is JSON. */
export function contentOf({ body }: Answer): Members {
  try {
    return JSON.parse(String(body['responseContent'])) as Members;
  } catch {
    return {};
  }
}

/** The parameters of the redirect that `responseContent` is. */
export const redirectOf = ({ body }: Answer): URLSearchParams => new URL(String(body['responseContent'])).searchParams;

function errorOf(answer: Answer): string | undefined {
  const content = String(answer.body['responseContent']);
  if (answer.body['action'] === 'LOCATION') return redirectOf(answer).get('error') ?? undefined;
  if (answer.body['action'] === 'OK' || answer.body['action'] === 'CREATED') return undefined;
  const error = content.startsWith('{') ? contentOf(answer)['error'] : /error="([^"]*)"/.exec(content)?.[1];
  return typeof error === 'string' ? error : undefined;
}

export function outcomeOf(answer: Answer): Outcome {
  const error = errorOf(answer);
  const { action, resultCode } = answer.body;
  return { status: answer.status, action, resultCode, ...(error === undefined ? {} : { error }) };
}

/** Seen through the front end: how an OAuth client hears it. */
export const heard = (answer: Answer): string => {
  const { status, action, error } = outcomeOf(answer);
  return status === 200 ? [action, error].filter((part) => part !== undefined).join(' ') : `HTTP ${status}`;
};
