import type { Service } from '@symbolon/engine';
import { brandOf } from '../pages/brand.js';
import { clientOf, consentValues, userName } from '../pages/consent-values.js';
import { shown } from '../pages/shown.js';
import { sendPage, type Page } from '../pages/send-page.js';
import { texts } from '../pages/texts.js';
import { tokenOf, type Current } from './current.js';

export type Shown = 'signIn' | 'totp' | 'account' | 'consent';

export interface Problem {
  readonly text: string;
  /** What the user had typed as a login name. */
  readonly login?: string;
}

const pageOf = (service: Service, { language, reference }: Current): Pick<Page, 'brand' | 'language' | 'fetchedAt'> =>
  ({ brand: brandOf(service), language, fetchedAt: reference });

/** The sign-in page: with the name that is known already, if there is one. */
function signInValues({ asked, session }: Current, problem: Problem | undefined, anybody: boolean): Readonly<Record<string, unknown>> {
  const hint = asked.loginHint !== undefined && asked.loginHint.length <= 200 ? asked.loginHint : undefined;
  const isOther = session !== undefined && asked.subject !== undefined && asked.subject !== session.user.subject;
  const again = session !== undefined && !isOther && !anybody;
  return { again, login: problem?.login ?? (again ? session.user.login : anybody ? '' : hint ?? '') };
}

/** Shows the page of a step. `anybody`: the user wants another account than the one that is signed in. */
export function show(current: Current, kind: Shown, problem?: Problem, anybody = false): void {
  const { service, asked, session, language, reply } = current;
  const t = texts[language];
  const client = asked.client === undefined ? undefined : clientOf(asked.client, language);
  const common = { step: kind, token: tokenOf(current, kind), client, problem: problem?.text };
  const user = session === undefined ? '' : userName(session.user, language);
  const page = (title: string, values: Readonly<Record<string, unknown>>): void =>
    sendPage(reply, { ...pageOf(service, current), page: kind, title, values: { ...common, user, ...values }, images: [client?.logo] });
  switch (kind) {
    case 'signIn': return page(t.signInTitle, signInValues(current, problem, anybody));
    case 'totp': return page(t.totpTitle, {});
    case 'account': return page(t.accountTitle, {});
    case 'consent': return page(t.consentTitle(client?.name ?? ''), { ...consentValues(asked, language), purpose: asked.purpose === undefined ? undefined : shown(asked.purpose) });
  }
}
