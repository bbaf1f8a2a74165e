import type { FastifyInstance } from 'fastify';

const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:[A-Za-z]+/g, '[^/]+')}/?$`);

/** The routes of a server by path, to tell a wrong method from a wrong path. */
export class Routes {
  private readonly methods = new Map<string, { readonly matches: RegExp; readonly methods: Set<string> }>();

  /** Collects every route that is registered from now on. */
  constructor(http: FastifyInstance) {
    http.addHook('onRoute', ({ method, url }) => {
      // The route that takes what no other does says itself what it has.
      if (url === '/*') return;
      const route = this.methods.get(url) ?? { matches: pattern(url), methods: new Set<string>() };
      for (const name of [method].flat()) route.methods.add(name);
      this.methods.set(url, route);
    });
  }

  /** The methods that are allowed at a path; none when nothing is there. */
  allowed(path: string): readonly string[] {
    const found = [...this.methods.values()].filter(({ matches }) => matches.test(path)).flatMap(({ methods }) => [...methods]);
    return [...new Set(found)].sort();
  }

  /** Every registered method and path. */
  all(): readonly { readonly method: string; readonly path: string }[] {
    return [...this.methods].flatMap(([path, { methods }]) => [...methods].map((method) => ({ method, path })));
  }
}
