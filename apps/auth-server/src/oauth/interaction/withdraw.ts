import type { Engine, Service } from '@symbolon/engine';
import type { RememberedConsents } from '@symbolon/persistence';

export interface WithdrawParts {
  readonly consents: RememberedConsents;
  readonly engine: Engine;
}

/** Forgets what a user allowed a client and ends what it brought forth: codes, access and refresh tokens. False: there was nothing. */
export async function withdrawConsent({ consents, engine }: WithdrawParts, service: Service, user: { readonly number: number; readonly subject: string }, clientId: number): Promise<boolean> {
  const known = await consents.withdraw(service.apiKey, user.number, clientId);
  if (known) await engine.clientAuthorizationDelete(service, String(clientId), { subject: user.subject });
  return known;
}
