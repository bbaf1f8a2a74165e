import { Button, CopyButton, Grid, NavLink, Paper } from '@mantine/core';
import { IconCheck, IconCircle, IconCircleDashed, IconLink, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Client, Service } from '@symbolon/engine';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { serviceQuery } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';
import { ClientStep } from './client-step';
import type { Choices } from './drafts';
import { random } from './jwt';
import { asQuery, choicesIn } from './link';
import { familyOf } from './profile-of';
import { responseTypeName } from './request-choices';
import { stepStatuses, stepsOf, withExchange, type Keys, type Run, type StepId, type StepStatus } from './run';
import { StepPanel } from './step-panel';
import './texts';

const LOOK: Readonly<Record<StepStatus, { readonly Icon: typeof IconCheck; readonly color: string }>> = {
  done: { Icon: IconCheck, color: 'var(--mantine-color-teal-7)' },
  failed: { Icon: IconX, color: 'var(--mantine-color-red-7)' },
  ready: { Icon: IconCircle, color: 'var(--mantine-color-dimmed)' },
  blocked: { Icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
};

const newRun = (service: Service, pushed: boolean): Run => ({ service, pushed, keys: {}, verifier: random(), state: random(), nonce: random(), exchanges: {} });

/** FAPI 2.0 leaves no choice; where a service has the endpoint, it is there to be used. */
const pushesAt = (service: Service): boolean => service.pushedAuthReqEndpoint !== undefined || service.parRequired || familyOf(service) === 'fapi2';

/** Every scope but those that others are a better start without. */
const firstScopes = ({ supportedScopes = [] }: Service): string =>
  supportedScopes.flatMap(({ name, attributes = [] }) => (name !== undefined && (name === 'openid' || attributes.some(({ key }) => key === 'fapi2' || key === 'fapi')) ? [name] : [])).slice(0, 2).join(' ');

function choicesFor(service: Service, client?: Client): Choices {
  const isAdvanced = familyOf(service) === 'fapi1Advanced';
  const scope = firstScopes(service);
  // An ID token wants openid.
  const fitting = client?.responseTypes?.filter((type) => !type.includes('ID_TOKEN') || scope.split(' ').includes('openid'));
  const responseType = responseTypeName(fitting?.[0] ?? 'CODE');
  return {
    scope, responseType, signedRequest: client?.requestObjectRequired === true || service.requestObjectRequired || isAdvanced,
    // FAPI 1.0 Advanced, 5.2.2-2: an ID token beside the code, or the response as a whole, is signed.
    responseMode: isAdvanced && responseType === 'code' ? 'jwt' : '',
    subject: 'alice', resource: 'https://resource.example.com/accounts',
  };
}

/** Leads a colleague to the same request, without anything secret. */
function CopyLink({ address }: { address: string }) {
  const { t } = useTexts();
  return <CopyButton value={`${window.location.origin}/console${address}`}>{({ copied, copy }) => <Button size="xs" variant="default" leftSection={<IconLink size={14} aria-hidden />} onClick={copy}>{copied ? t('ui.copied') : t('playground.copyLink')}</Button>}</CopyButton>;
}

function Flow({ service }: { service: Service }) {
  const { t } = useTexts();
  const [run, setRun] = useState(() => newRun(service, pushesAt(service)));
  const [step, setStep] = useState<StepId>('client');
  const [choices, setChoices] = useState(() => choicesFor(service));
  const [query] = useSearchParams();
  const statuses = stepStatuses(run);
  const start = (client: Client, keys: Keys, pushed: boolean) => {
    setRun({ ...newRun(service, pushed), client, keys });
    setChoices({ ...choicesFor(service, client), ...choicesIn(query) });
    setStep(pushed ? 'par' : 'authorize');
  };
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 3 }}>
        <Paper withBorder p="xs" component="nav" aria-label={t('playground.title')}>
          {stepsOf(run).map((id, index) => {
            const { Icon, color } = LOOK[statuses[id]];
            const isBlocked = statuses[id] === 'blocked';
            return (
              <NavLink
                key={id} component="button" type="button" active={id === step} disabled={isBlocked} aria-disabled={isBlocked} onClick={() => { if (!isBlocked) setStep(id); }} aria-current={id === step ? 'step' : undefined}
                label={`${index + 1}. ${t(`playground.steps.${id}`)}`} description={t(`playground.status.${statuses[id]}`)} leftSection={<Icon size={16} color={color} aria-hidden />}
              />
            );
          })}
        </Paper>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 9 }}>
        <Section title={t(`playground.steps.${step}`)} action={run.client === undefined ? undefined : <CopyLink address={`${serviceAt(String(service.apiKey))}/playground?${asQuery({ client: String(run.client.clientId), scope: choices.scope, responseType: choices.responseType, responseMode: choices.responseMode })}`} />}>
          {step === 'client'
            ? <ClientStep service={service} pushes={pushesAt(service)} onStart={start} />
            : <StepPanel key={step} step={step} run={run} choices={choices} onChoices={setChoices} onExchange={(exchange) => setRun((current) => withExchange(current, step, exchange))} />}
        </Section>
      </Grid.Col>
    </Grid>
  );
}

/** The whole flow inside the console, with both layers to see. */
export function Playground() {
  const { t } = useTexts();
  const { serviceId = '' } = useParams();
  const service = useQuery(serviceQuery(serviceId));
  return (
    <Page title={t('playground.title')} about={t('playground.about')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service.data?.serviceName ?? serviceId, to: serviceAt(serviceId) }]}>
      {service.isError ? <ErrorState error={service.error} onRetry={() => void service.refetch()} /> : null}
      {service.data === undefined ? (service.isError ? null : <Loading />) : <Flow key={serviceId} service={service.data} />}
    </Page>
  );
}
