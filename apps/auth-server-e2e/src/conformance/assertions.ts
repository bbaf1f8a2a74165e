import { expect } from '@jest/globals';
import { heard } from '../support/outcome.js';
import type { Answer } from '../support/http.js';

/** The suite registers a redirect URI with a query, which has to survive. */
export const DUMMY = 'https://client.example.org/cb?dummy1=lorem&dummy2=ipsum';

/** What the client hears is one of these: action and OAuth error. */
export const hears = (answer: Answer, ...accepted: readonly string[]): void => expect(accepted).toContain(heard(answer));

/** A code or a token: 256 bits, all but the day random. */
export const code = expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as unknown;
