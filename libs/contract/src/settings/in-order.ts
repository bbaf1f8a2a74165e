/** A copy of the table with its members in the given order, which must name each of them. */
export const inOrder = <T extends object, const O extends readonly (keyof T)[]>(
  order: [keyof T] extends [O[number]] ? O : never,
  table: T,
): T => Object.fromEntries(order.map((key) => [key, table[key]])) as T;
