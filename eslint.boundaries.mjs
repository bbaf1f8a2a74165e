/** Who may import whom. Tags are the projects themselves; imports run one way, with the engine at the bottom. */
const mayImport = {
  'engine': [],
  'contract': ['engine'],
  'crypto-jose': ['engine'],
  'persistence': ['engine', 'contract'],
  'testing': ['engine', 'contract', 'crypto-jose', 'persistence'],
  'auth-server': ['engine', 'contract', 'crypto-jose', 'persistence'],
  'admin-console': ['engine', 'contract'],
  // A resource server and a client like anybody's: it knows the APIs only.
  'sample-bank': [],
  'auth-server-e2e': ['engine', 'contract', 'crypto-jose', 'persistence', 'testing', 'auth-server', 'sample-bank'],
  'admin-console-e2e': ['engine', 'contract', 'persistence', 'testing', 'auth-server'],
};

const bannedInEngine = ['@nestjs/*', 'typeorm', 'pg', 'react', 'react-dom', 'jose', 'fastify', 'pino', 'class-validator'];

const boundaries = (allowed) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    allow: [],
    depConstraints: Object.entries(allowed).map(([project, targets]) => ({
      sourceTag: `project:${project}`,
      onlyDependOnLibsWithTags: targets.map((target) => `project:${target}`),
      ...(project === 'engine' ? { bannedExternalImports: bannedInEngine } : {}),
    })),
  },
];

export const sourceBoundaries = boundaries(mayImport);

/** The server's specs, not the server, may use the fakes and builders of testing. */
export const specBoundaries = boundaries({ ...mayImport, 'auth-server': [...mayImport['auth-server'], 'testing'] });
