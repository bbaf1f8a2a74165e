const UNIQUE_VIOLATION = '23505';

/** The unique constraint that a statement ran into, if that was its trouble. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code, constraint } = (error as { driverError?: { code?: string; constraint?: string } }).driverError ?? {};
  return code === UNIQUE_VIOLATION ? constraint : undefined;
}

/** A wanted id first, then others. */
export function freeOr(wanted: number | undefined, newId: () => number): () => number {
  let first = wanted;
  return () => {
    const id = first ?? newId();
    first = undefined;
    return id;
  };
}

const ATTEMPTS = 10;

/** Tries again with another random id when `constraint` says that the id is taken. */
export async function withFreshId<T>(newId: () => number, constraint: string, insert: (id: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await insert(newId());
    } catch (error) {
      if (attempt >= ATTEMPTS || violatedConstraint(error) !== constraint) throw error;
    }
  }
}
