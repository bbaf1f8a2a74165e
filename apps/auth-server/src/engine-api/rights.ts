import { enumNames, type EnumValue } from '@symbolon/contract';

/** What an API access token may be allowed to do; the names are those of API 3.0. */
export const rights = enumNames.ApiRight;
export type Right = EnumValue<'ApiRight'>;

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

/** What an operator is, for every service or for one. */
export const roles = enumNames.OperatorRole;
export type Role = EnumValue<'OperatorRole'>;

export interface RoleAssignment {
  readonly role: Role;
  /** API key of the service; absent: every service of the installation, and the installation itself. */
  readonly serviceId?: number;
}

/** The rights of each role; the table of APIs names a right, never a role. */
export const rightsOfRole: Readonly<Record<Role, ReadonlySet<Right>>> = {
  owner: new Set(rights),
  editor: impliedRights(['create_service', 'modify_service', 'view_audit_log']),
  viewer: impliedRights(['view_default_service', 'view_service', 'view_audit_log']),
};

const union = (assignments: readonly RoleAssignment[]): ReadonlySet<Right> =>
  new Set(assignments.flatMap(({ role }) => [...rightsOfRole[role]]));

/** What these roles allow at one service; without one, for the installation as a whole. */
export const rightsAt = (assignments: readonly RoleAssignment[], serviceId?: number): ReadonlySet<Right> =>
  union(assignments.filter((one) => one.serviceId === undefined || one.serviceId === serviceId));

/** The services for which these roles bring a right; undefined when it is for all of them. */
export const servicesWith = (assignments: readonly RoleAssignment[], right: Right): readonly number[] | undefined => {
  const holding = assignments.filter(({ role }) => rightsOfRole[role].has(right)).map(({ serviceId }) => serviceId);
  return holding.includes(undefined) ? undefined : [...new Set(holding as number[])];
};
