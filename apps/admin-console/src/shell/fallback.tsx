import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, useRouteError } from 'react-router';
import { useTexts } from '../i18n/i18n';
import { Empty } from '../ui/states';
import { Page } from './page';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <Page title={t('shell.notFound')}>
      <Empty title={t('shell.notFound')} action={<Button component={Link} to="/services">{t('shell.toServices')}</Button>}>{t('shell.notFoundText')}</Empty>
    </Page>
  );
}

/** A page that failed: a mistake of ours, or files of a newer build. */
export function Crashed() {
  const { t } = useTexts();
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  const isOutdated = /dynamically imported module|module script/i.test(message);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('shell.crashed')} role="alert" m="md">
      <Stack gap="xs">
        <Text size="sm">{isOutdated ? t('shell.newVersion') : t('shell.crashedText')}</Text>
        {isOutdated ? null : <Text size="sm" ff="monospace" className="breakable">{message}</Text>}
        <Group><Button size="xs" variant="default" onClick={() => window.location.reload()}>{t('shell.reload')}</Button></Group>
      </Stack>
    </Alert>
  );
}
