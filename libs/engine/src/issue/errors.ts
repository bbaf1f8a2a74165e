import type { Refusal } from '../decide.js';
import type { ApiResponse } from '../model/responses.js';
import type { Service } from '../model/service.js';
import type { Messages } from '../ports/index.js';

/** `[A050305] …` */
export const resultOf = (messages: Messages, { resultCode, values }: Omit<Refusal, 'error'>): ApiResponse => ({
  resultCode,
  resultMessage: `[${resultCode}] ${messages.message(resultCode, values)}`,
});

/** The members of an OAuth error answer (RFC 6749, 4.1.2.1 and 5.2); the service may leave out all but `error`. */
export function errorMembers(messages: Messages, service: Service, refusal: Refusal): Readonly<Record<string, string>> {
  return {
    error: refusal.error,
    ...(service.errorDescriptionOmitted ? {} : { error_description: resultOf(messages, refusal).resultMessage }),
    ...(service.errorUriOmitted ? {} : { error_uri: messages.uri(refusal.resultCode) }),
  };
}

/** The JSON body of an OAuth error. */
export const errorBody = (messages: Messages, service: Service, refusal: Refusal): string => JSON.stringify(errorMembers(messages, service, refusal));
