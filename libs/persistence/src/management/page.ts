import type { FindOptionsOrder, FindOptionsWhere, Repository } from 'typeorm';

/** Rows by number from `start` up to, not including, `end`, and how many there are. */
export async function page<Row extends { readonly number: number }>(
  rows: Repository<Row>, where: FindOptionsWhere<Row>, start: number, end: number,
): Promise<readonly [readonly Row[], number]> {
  const skip = Math.max(0, start);
  // TypeORM takes 0 for "no limit".
  if (end <= skip) return [[], await rows.countBy(where)];
  return rows.findAndCount({ where, order: { number: 'ASC' } as FindOptionsOrder<Row>, skip, take: end - skip });
}
