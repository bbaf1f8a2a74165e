import { updatePath, type Entity } from '../../api/entities';
import type { Place } from '../../shell/places';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The change as a call of the Web API, for whoever wants to script it. */
export const asCurl = ({ serviceId = '', clientId }: Place, body: Entity): string => [
  `curl -X POST ${quoted(`${window.location.origin}${updatePath(serviceId, clientId)}`)} \\`,
  `  -H "Authorization: Bearer $ACCESS_TOKEN" \\`,
  `  -H 'Content-Type: application/json' \\`,
  `  -d ${quoted(JSON.stringify(body, undefined, 2))}`,
].join('\n');
