import type { AuditEntry, AuditLog } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { lastOf, queryOf } from '../../engine-api/query.js';
import { ownerOf } from '../../engine-api/read.js';
import { numberIn, pageIn, pageOf, type Page } from '../cursor.js';

/** Who changed what. */
export interface Audit {
  list(call: Call): Promise<Page<AuditEntry>>;
}

/** The services that may be looked at, out of those that are asked for. */
const servicesFor = ({ caller }: Call, wanted: number | undefined): readonly number[] | undefined => {
  if (wanted === undefined) return caller.services;
  return caller.services === undefined || caller.services.includes(wanted) ? [wanted] : [];
};

export const createAudit = (log: AuditLog): Audit => ({
  async list(call) {
    const query = queryOf(call);
    const { limit, before } = pageIn(call);
    const services = servicesFor(call, numberIn(query, 'service'));
    const kind = lastOf(query, 'kind');
    const numbers = { operator: numberIn(query, 'operator'), from: numberIn(query, 'from'), to: numberIn(query, 'to'), before };
    const given = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
    // A name that cannot be stored is nothing's.
    if (kind?.includes('\0')) return { items: [] };
    const found = await log.list({ owner: ownerOf(call), limit: limit + 1, ...given, ...(services === undefined ? {} : { services }), ...(kind ? { kind } : {}) });
    return pageOf(found, limit, ({ number }) => number, (entry) => entry);
  },
});
