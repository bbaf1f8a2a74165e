import { expect } from '@jest/globals';
import { contentOf } from '../../support/outcome.js';
import type { Answer } from '../../support/http.js';
import { arrivalOf, isWellFormed, type Signing } from '../arrival.js';
import { hears } from '../assertions.js';

/* What the modules assert again and again. */

/** PAR and token endpoint refuse with HTTP 400 and one of these errors. */
export function refuses(answer: Answer, ...errors: readonly string[]): void {
  hears(answer, ...errors.map((error) => `BAD_REQUEST ${error}`));
  isWellFormed(contentOf(answer));
}

/** HTTP 401 with invalid_client, which both endpoints spell in their own way, or 400 with one of these errors. */
export function rejects(answer: Answer, ...errors: readonly string[]): void {
  hears(answer, 'UNAUTHORIZED invalid_client', 'INVALID_CLIENT invalid_client', ...errors.map((error) => `BAD_REQUEST ${error}`));
  isWellFormed(contentOf(answer));
}

/** An error page, or a redirect to the client, with one of these errors; never a code. */
export function turnsAway(party: Signing, answer: Answer, ...errors: readonly string[]): void {
  if (answer.body['action'] !== 'LOCATION') return refuses(answer, ...errors);
  const { parameters } = arrivalOf(answer, party);
  expect(errors).toContain(parameters['error']);
  expect(parameters['code']).toBeUndefined();
  isWellFormed(parameters);
}

/** The parameters of an answer that reached the client in the way of the variant. */
export function arrives(party: Signing, answer: Answer, expected: Readonly<Record<string, unknown>>): void {
  expect(answer.body).toMatchObject({ action: 'LOCATION' });
  const { channel, jwt, parameters } = arrivalOf(answer, party);
  const jarm = party.wants === 'JARM';
  expect({ channel, jwt, parameters }).toEqual({ channel: 'query', jwt: jarm, parameters: jarm ? expected : { ...expected, iss: party.service.issuer } });
  if (parameters['error'] !== undefined) isWellFormed(parameters);
}
