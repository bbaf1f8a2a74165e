/** What an API access token may be allowed to do; the names are those of API 3.0. */
export const rights = [
  'view_client', 'modify_client', 'create_client', 'use_introspection', 'use_service',
  'view_service', 'view_default_service', 'modify_service', 'create_service', 'delete_service', 'view_audit_log', 'admin',
] as const;
export type Right = (typeof rights)[number];

/** What each right brings along directly; `admin` is everything but reading the audit log. */
const brings: Readonly<Record<Right, readonly Right[]>> = {
  view_client: [],
  modify_client: ['view_client'],
  create_client: ['use_service', 'modify_client'],
  use_introspection: [],
  use_service: ['use_introspection', 'view_service', 'view_client'],
  view_service: ['view_client'],
  view_default_service: [],
  modify_service: ['create_client'],
  create_service: ['view_default_service'],
  delete_service: [],
  view_audit_log: [],
  admin: rights.filter((right) => right !== 'admin' && right !== 'view_audit_log'),
};

const isRight = (name: string): name is Right => (rights as readonly string[]).includes(name);

/** The rights with everything that they imply. Names that are no right grant nothing. */
export function impliedRights(granted: Iterable<string>): ReadonlySet<Right> {
  const all = new Set<Right>();
  const add = (right: Right): void => {
    if (all.has(right)) return;
    all.add(right);
    brings[right].forEach(add);
  };
  for (const name of granted) if (isRight(name)) add(name);
  return all;
}
