import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { serviceQuery, type Entity } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { serviceAt } from '../../shell/places';
import { ErrorState, Loading } from '../../ui/states';
import { EntityEditor } from './entity-editor';

/** The settings and the JSON of a service. */
export function ServiceEditor() {
  const { t } = useTexts();
  const { serviceId = '' } = useParams();
  const { data, error, refetch } = useQuery({ ...serviceQuery(serviceId), refetchOnWindowFocus: false });
  if (data === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const name = data.serviceName ?? serviceId;
  const crumbs = [{ title: t('shell.services'), to: '/services' }, { title: name, to: serviceAt(serviceId) }];
  return <EntityEditor key={serviceId} subject="service" place={{ serviceId }} name={name} crumbs={crumbs} entity={data as unknown as Entity} />;
}
