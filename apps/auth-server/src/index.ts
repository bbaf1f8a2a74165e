export { createApp, type App, type Parts } from './app.js';
export { apis, pathsOf, type Api } from './engine-api/apis.js';
export { impliedRights, rights, type Right } from './engine-api/rights.js';
export { readCredentialsFile, type Credentials, type DemoCredentials } from './first-start/credentials-file.js';
export type { EndUsers, Interaction } from './oauth/interaction.js';
export { respond } from './oauth/respond.js';
export { readSettings, type Settings } from './platform/settings.js';
export { variables, type Variable } from './platform/variables.js';
export { startServer, type RunningServer, type ServerOptions } from './server.js';
