/* One change to good facts. A path that leads nowhere is a mistake in the example. */

type Members = Readonly<Record<string, unknown>>;

function changed(subject: unknown, path: readonly string[], change: (members: Members, name: string) => Members): unknown {
  const [name, ...rest] = path;
  if (name === undefined || typeof subject !== 'object' || subject === null) throw new Error(`Nothing at ${path.join('.')}`);
  const members = subject as Members;
  return rest.length === 0 ? change(members, name) : { ...members, [name]: changed(members[name], rest, change) };
}

/** The subject with another value at a path such as `proof.jwt.alg`. */
export const put = <T>(subject: T, path: string, value: unknown): T =>
  changed(subject, path.split('.'), (members, name) => ({ ...members, [name]: value })) as T;

/** The subject without what stands at a path. */
export const drop = <T>(subject: T, path: string): T =>
  changed(subject, path.split('.'), (members, name) => {
    if (!(name in members)) throw new Error(`Nothing at ${path}`);
    return Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
  }) as T;
