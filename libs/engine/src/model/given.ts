/** The members that have a value: absent ones stay absent instead of undefined. */
export const given = <T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> => {
  const present: Partial<T> = {};
  for (const name in members) if (members[name] !== undefined) present[name] = members[name] as T[typeof name];
  return present;
};
