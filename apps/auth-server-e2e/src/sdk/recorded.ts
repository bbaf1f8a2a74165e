import type { Authlete } from '@authlete/typescript-sdk';

/* The SDK is a tree: getters lead to parts, asynchronous methods are operations. */

type Part = Record<string, unknown>;

function membersOf(part: object): readonly (readonly [name: string, isPart: boolean])[] {
  const described = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(part) as object));
  return described.filter(([name]) => name !== 'constructor').map(([name, { get }]) => [name, get !== undefined]);
}

/** Every operation of the SDK, as one writes it: `client.management.updateSecret`. */
export const operationsOf = (part: object, prefix = ''): readonly string[] => membersOf(part).flatMap(([name, isPart]) => (
  isPart ? operationsOf((part as Part)[name] as object, `${prefix}${name}.`) : [`${prefix}${name}`]));

/** The same SDK; what it performed, so that the SDK accepted the answer, is added to `performed`. */
export function recorded(sdk: Authlete, performed: Set<string>): Authlete {
  const wrap = (part: object, prefix: string): object => {
    const members = new Map(membersOf(part));
    return new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        const isPart = typeof name === 'string' ? members.get(name) : undefined;
        if (isPart === undefined) return value;
        const path = `${prefix}${String(name)}`;
        if (isPart) return wrap(value as object, `${path}.`);
        return async (...input: readonly unknown[]): Promise<unknown> => {
          const answer: unknown = await (value as (...all: readonly unknown[]) => Promise<unknown>).call(target, ...input);
          performed.add(path);
          return answer;
        };
      },
    });
  };
  return wrap(sdk, '') as Authlete;
}
