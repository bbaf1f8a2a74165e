import { useMatch } from 'react-router';

/** Where the operator is. */
export interface Place {
  readonly serviceId?: string;
  readonly clientId?: string;
}

/** The service and client of the present address. */
export function usePlace(): Place {
  const client = useMatch('/services/:serviceId/clients/:clientId/*')?.params;
  const service = useMatch('/services/:serviceId/*')?.params;
  const serviceId = service?.serviceId === 'new' ? undefined : service?.serviceId;
  const clientId = client?.clientId === 'new' ? undefined : client?.clientId;
  return { ...(serviceId === undefined ? {} : { serviceId }), ...(clientId === undefined ? {} : { clientId }) };
}

export const serviceAt = (serviceId: string): string => `/services/${encodeURIComponent(serviceId)}`;
export const clientAt = (serviceId: string, clientId: string): string => `${serviceAt(serviceId)}/clients/${encodeURIComponent(clientId)}`;
/** Where the settings of a service or client begin. */
export const entityAt = ({ serviceId = '', clientId }: Place): string => (clientId === undefined ? serviceAt(serviceId) : clientAt(serviceId, clientId));
