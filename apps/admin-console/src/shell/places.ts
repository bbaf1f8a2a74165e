import { useMatch } from 'react-router';

/** Where the operator is. */
export interface Place {
  readonly serviceId?: string;
  readonly clientId?: string;
}

/** Pages beside the services or clients have names where those have ids. */
const idOf = (part: string | undefined): string | undefined => (part === 'new' || part === 'import' || part === 'compare' ? undefined : part);

/** The service and client of the present address. */
export function usePlace(): Place {
  const client = useMatch('/services/:serviceId/clients/:clientId/*')?.params;
  const service = useMatch('/services/:serviceId/*')?.params;
  const serviceId = idOf(service?.serviceId);
  const clientId = idOf(client?.clientId);
  return { ...(serviceId === undefined ? {} : { serviceId }), ...(clientId === undefined ? {} : { clientId }) };
}

export const serviceAt = (serviceId: string): string => `/services/${encodeURIComponent(serviceId)}`;
export const clientAt = (serviceId: string, clientId: string): string => `${serviceAt(serviceId)}/clients/${encodeURIComponent(clientId)}`;
/** Where the settings of a service or client begin. */
export const entityAt = ({ serviceId = '', clientId }: Place): string => (clientId === undefined ? serviceAt(serviceId) : clientAt(serviceId, clientId));
