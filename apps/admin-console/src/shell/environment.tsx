import { Box } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { serviceQuery } from '../api/entities';
import { useTexts } from '../i18n/i18n';
import { usePlace } from './places';

/** The attribute of a service that says where it is used. */
export const ENVIRONMENT = 'environment';

const COLORS = { production: 'var(--mantine-color-red-9)', staging: 'var(--mantine-color-orange-4)', development: 'var(--mantine-color-teal-9)' } as const;
type Environment = keyof typeof COLORS;
const isKnown = (value: string | undefined): value is Environment => value !== undefined && value in COLORS;

/** A bar in the colour of the environment, so that nobody takes one service for another. */
export function EnvironmentBar() {
  const { t } = useTexts();
  const { serviceId } = usePlace();
  const query = serviceQuery(serviceId ?? '');
  const service = useQuery({ ...query, queryFn: serviceId === undefined ? skipToken : query.queryFn }).data;
  const environment = service?.attributes?.find(({ key }) => key === ENVIRONMENT)?.value;
  if (serviceId === undefined || !isKnown(environment)) return null;
  return (
    <Box bg={COLORS[environment]} c={environment === 'staging' ? 'black' : 'white'} px="md" py={2} fz="xs" fw={600} ta="center" mb="md" style={{ borderRadius: 'var(--mantine-radius-md)' }} role="note" aria-label={t('shell.environment')}>
      {t(`shell.environments.${environment}`)}
    </Box>
  );
}
