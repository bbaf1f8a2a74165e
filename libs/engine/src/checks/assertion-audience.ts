import { demand } from '../rules/verdict.js';
import { ofAssertion } from './assertion.js';

/** `aud` is the issuer as a string; an array is refused even when the issuer is all that it holds. */
export const namesIssuerAlone = ofAssertion(({ aud }, { service: { issuer } }) =>
  demand(issuer !== undefined && aud === issuer, "'aud' is not the issuer alone, as a string", issuer ?? 'an issuer, which the service lacks', (JSON.stringify(aud) ?? 'nothing').slice(0, 200)));
