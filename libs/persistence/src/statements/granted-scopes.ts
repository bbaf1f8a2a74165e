import type { Grant } from '@symbolon/engine';
import type { Parameters } from './statement.js';

const KEY = 'service = :service and subject = :grantSubject and client_id = :grantClient';

/** Most grants repeat the last one: then one look in the index is all. */
export const rememberScopes = (condition: string): string => `remembered as (
    insert into granted_scopes (service, client_id, subject, latest, merged, modified_at)
    select :service::bigint, :grantClient::bigint, :grantSubject::text, :grantScopes::text[], :grantScopes::text[], :now::bigint
    where ${condition} and not exists (select from granted_scopes where ${KEY} and latest = :grantScopes::text[])
    on conflict (service, subject, client_id) do update set latest = excluded.latest, modified_at = excluded.modified_at,
      merged = array(select distinct scope from unnest(granted_scopes.merged || excluded.latest) as scope order by scope))`;

export const scopesParameters = ({ clientId, subject, scopes }: Grant): Parameters =>
  ({ grantClient: clientId, grantSubject: subject ?? null, grantScopes: [...new Set(scopes)].sort() });
