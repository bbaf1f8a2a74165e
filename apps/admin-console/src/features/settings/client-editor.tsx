import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { clientQuery, serviceQuery, type Entity } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { clientAt, serviceAt } from '../../shell/places';
import { ErrorState, Loading } from '../../ui/states';
import { EntityEditor } from './entity-editor';

/** The settings and the JSON of a client. */
export function ClientEditor() {
  const { t } = useTexts();
  const { serviceId = '', clientId = '' } = useParams();
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data, error, refetch } = useQuery({ ...clientQuery(serviceId, clientId), refetchOnWindowFocus: false });
  if (data === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const name = data.clientName ?? clientId;
  const crumbs = [
    { title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) },
    { title: t('shell.clients'), to: `${serviceAt(serviceId)}/clients` }, { title: name, to: clientAt(serviceId, clientId) },
  ];
  return <EntityEditor key={clientId} subject="client" place={{ serviceId, clientId }} name={name} crumbs={crumbs} entity={data as unknown as Entity} />;
}
