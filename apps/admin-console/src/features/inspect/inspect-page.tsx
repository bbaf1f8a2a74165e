import { Alert, Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { exchangeWith } from '../../api/call';
import { servicePath, serviceQuery } from '../../api/entities';
import { keysOf } from '../../api/keys';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { CodeBlock } from '../../ui/copy';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';
import { CertificateView } from '../certificates/certificate-view';
import { TokenView } from './token-view';
import './texts';

interface Standard {
  readonly active?: boolean;
}

/** What the service's own introspection says of a token; undefined when it knows none. */
async function introspected(serviceId: string, token: string): Promise<Standard | undefined> {
  const { body } = await exchangeWith('POST', `${servicePath(serviceId)}/auth/introspection/standard`, { parameters: new URLSearchParams({ token }).toString(), withHiddenProperties: true });
  const { responseContent } = (body ?? {}) as { readonly responseContent?: string };
  try {
    const answer: unknown = JSON.parse(responseContent ?? '');
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}

function useReading(serviceId: string, text: string) {
  return useQuery({
    queryKey: ['inspect', serviceId, text], enabled: text !== '' && !text.includes('-----BEGIN'), gcTime: 0, staleTime: Infinity, retry: false,
    queryFn: async () => {
      const [{ readToken }, keys, known] = await Promise.all([import('./read-token'), keysOf(serviceId), introspected(serviceId, text)]);
      return { token: await readToken(text, keys), known };
    },
  });
}

/** Answers "what does this contain?" for whatever is dropped here. */
export function InspectPage() {
  const { t } = useTexts();
  const { serviceId = '' } = useParams();
  const service = useQuery(serviceQuery(serviceId)).data;
  const [typed, setTyped] = useState('');
  const text = typed.trim().replace(/^(Bearer|DPoP)\s+/i, '');
  const reading = useReading(serviceId, text);
  const { token, known } = reading.data ?? {};
  const isActive = known?.active === true;
  return (
    <Page title={t('inspect.title')} about={t('inspect.about')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }]}>
      <Stack>
        <Textarea
          label={t('inspect.paste')} description={t('inspect.pasteHelp')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autosize minRows={4} maxRows={10} spellCheck={false} autoComplete="off"
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12, wordBreak: 'break-all' } }} onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => { const [file] = event.dataTransfer.files; if (file !== undefined) { event.preventDefault(); void file.text().then(setTyped); } }}
        />
        <Group><Button size="xs" variant="default" disabled={typed === ''} onClick={() => setTyped('')}>{t('inspect.clear')}</Button></Group>
        {text.includes('-----BEGIN') ? <CertificateView pem={text} /> : text === '' ? null : reading.isError ? <ErrorState error={reading.error} onRetry={() => void reading.refetch()} /> : reading.data === undefined ? <Loading /> : (
          <>
            {token === undefined && !isActive ? <Alert color="orange" variant="light" role="status">{t('inspect.nothing')}</Alert> : null}
            {token === undefined ? null : <Section title="JWT"><TokenView token={token} /></Section>}
            {known === undefined || (token !== undefined && !isActive) || (token === undefined && !isActive) ? null : (
              <Section title={t('inspect.answer')} action={<Badge color="teal" variant="light" tt="none" styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t('inspect.active')}</Badge>}>
                <Stack gap="xs"><Text size="sm" c="dimmed">{t('inspect.known')}</Text><CodeBlock what={t('inspect.answer')} value={JSON.stringify(known, undefined, 2)} /></Stack>
              </Section>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
}
