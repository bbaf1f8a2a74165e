/** A prepared statement; its text carries `:names`, which become `$1`, `$2` … in order of first use. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly string[];
}

export type Parameters = Readonly<Record<string, string | number | boolean | Buffer | null | readonly (string | number | Buffer)[]>>;

// A name follows a single colon; two colons are a cast.
const NAME = /(?<!:):([a-zA-Z]\w*)/g;

/** Compiles a statement once. PostgreSQL knows it by its name, so a name must never stand for two texts. */
export function statement(name: string, text: string): Statement {
  const parameters: string[] = [];
  const numbered = text.replace(NAME, (_, parameter: string) => {
    if (!parameters.includes(parameter)) parameters.push(parameter);
    return `$${parameters.indexOf(parameter) + 1}`;
  });
  return { name, text: numbered, parameters };
}

/** The values of a statement in the order of its parameters; undefined would be a slip, null is said aloud. */
export function valuesOf({ name, parameters }: Statement, given: Parameters): unknown[] {
  const values: unknown[] = [];
  for (const parameter of parameters) {
    const value = given[parameter];
    if (value === undefined) throw new Error(`Statement ${name} lacks :${parameter}`);
    values.push(value);
  }
  return values;
}

/** One statement per shape of an effect (with or without refresh token, and so on), compiled at first use. */
export function variants<Shape extends string>(make: (shape: Shape) => Statement): (shape: Shape) => Statement {
  const made = new Map<Shape, Statement>();
  return (shape) => {
    const known = made.get(shape);
    if (known) return known;
    const fresh = make(shape);
    made.set(shape, fresh);
    return fresh;
  };
}
