import { Alert, Badge, Button, Card, Group, Radio, SimpleGrid, Stack, Stepper, Text, TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { clientSettings } from '@symbolon/contract/catalogue';
import type { Client, Service } from '@symbolon/engine';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { serviceQuery, useCreateClient, type Entity } from '../../api/entities';
import { changesBetween, normal } from '../../catalogue/changes';
import { check } from '../../catalogue/check';
import { jwksOf, tidy } from '../../catalogue/kinds/jwks-text';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { download, SecretOnce } from '../../ui/secret';
import { ErrorState, Loading } from '../../ui/states';
import { ClauseChip } from '../../ui/verdict';
import { clientDefaults } from '../services/defaults';
import { keepKey } from '../playground/kept-keys';
import { ChangeList } from '../settings/change-list';

const METHODS = ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH', 'CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'CLIENT_SECRET_JWT', 'NONE'] as const;
const RECOMMENDED = new Set<string>(['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH']);
const STEPS = ['type', 'authentication', 'redirects', 'keys', 'review'] as const;

interface Draft {
  readonly name: string;
  readonly application: 'WEB' | 'NATIVE';
  readonly kind: 'CONFIDENTIAL' | 'PUBLIC';
  readonly method: (typeof METHODS)[number];
  readonly redirects: string;
  readonly key: 'generate' | 'paste' | 'none';
  readonly alg: 'ES256' | 'PS256' | 'EdDSA';
  readonly jwks: string;
}

const redirectsOf = ({ redirects }: Draft): readonly string[] => redirects.split(/\s+/).filter((uri) => uri !== '');

function basicsOf(draft: Draft, service: Service, publicJwks: string | undefined): Entity {
  const jwks = draft.key === 'generate' ? publicJwks : draft.key === 'paste' ? draft.jwks : undefined;
  return {
    clientName: draft.name, applicationType: draft.application, clientType: draft.kind, tokenAuthMethod: draft.method, redirectUris: redirectsOf(draft),
    grantTypes: (service.supportedGrantTypes ?? []).filter((type) => type === 'AUTHORIZATION_CODE' || type === 'REFRESH_TOKEN'),
    responseTypes: (service.supportedResponseTypes ?? []).filter((type) => type === 'CODE'),
    ...(draft.method === 'PRIVATE_KEY_JWT' && draft.key === 'generate' ? { tokenAuthSignAlg: draft.alg } : {}),
    ...(jwks === undefined || jwks === '' ? {} : { jwks }),
  };
}

function useMadeKey({ key, alg }: Draft) {
  return useQuery({
    queryKey: ['client-key', alg], enabled: key === 'generate', staleTime: Infinity, gcTime: 0,
    queryFn: async () => (await import('../../catalogue/kinds/key-making')).makeKey(alg),
  }).data;
}

function Done({ client, serviceId, privateKey }: { client: Client; serviceId: string; privateKey: object | undefined }) {
  const { t } = useTexts();
  const usesSecret = client.tokenAuthMethod?.startsWith('CLIENT_SECRET') === true;
  return (
    <Page title={t('clients.created', { name: client.clientName ?? client.clientId })} crumbs={[{ title: t('shell.clients'), to: `${serviceAt(serviceId)}/clients` }]}>
      <Stack>
        <SecretOnce file={`client-${client.clientId}`} items={[
          { label: t('clients.id'), variable: 'CLIENT_ID', value: String(client.clientId) },
          ...(usesSecret && client.clientSecret !== undefined ? [{ label: t('shell.secret'), variable: 'CLIENT_SECRET', value: client.clientSecret }] : []),
        ]} />
        {privateKey === undefined ? null : (
          <Alert color="yellow" variant="light" title={t('clients.privateKey')}>
            <Text size="sm" mb="xs">{t('clients.privateKeyText')}</Text>
            <Button size="xs" onClick={() => download(`client-${client.clientId}.private.jwk.json`, `${JSON.stringify(privateKey, undefined, 2)}\n`)}>{t('clients.downloadKey')}</Button>
          </Alert>
        )}
        <Group>
          <Button component={Link} to={clientAt(serviceId, String(client.clientId))}>{t('clients.open')}</Button>
          <Button component={Link} to={`${serviceAt(serviceId)}/playground?client=${client.clientId}`} variant="default">{t('clients.play')}</Button>
        </Group>
      </Stack>
    </Page>
  );
}

/** Type, authentication, redirect URIs, keys, review: a client that passes the service's profiles. */
export function CreateClient() {
  const { t, language } = useTexts();
  const { serviceId = '' } = useParams();
  const service = useQuery(serviceQuery(serviceId)).data;
  const create = useCreateClient(serviceId);
  const [step, setStep] = useState(0);
  const [wasTried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>({ name: '', application: 'WEB', kind: 'CONFIDENTIAL', method: 'PRIVATE_KEY_JWT', redirects: '', key: 'generate', alg: 'ES256', jwks: '' });
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const key = useMadeKey(draft);
  const publicJwks = key === undefined ? undefined : JSON.stringify({ keys: [key.publicJwk] });
  const allowed = useQuery({ queryKey: ['allowed-methods', serviceId, service?.modifiedAt], enabled: service !== undefined, queryFn: async () => (await import('./client-presets')).allowedMethods(service as Service) ?? null }).data;
  const basics = service === undefined ? undefined : Object.fromEntries(Object.entries(basicsOf(draft, service, publicJwks)).filter(([, value]) => normal(value) !== undefined));
  const made = useQuery({
    queryKey: ['client-preset', serviceId, JSON.stringify(basics)], enabled: basics !== undefined && step === 4, gcTime: 0, staleTime: Infinity,
    queryFn: async () => (await import('./client-presets')).presetClient(service as Service, basics ?? {}),
  }).data;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => { if (step > 0) panel.current?.focus(); }, [step]);
  if (service === undefined) return <Loading />;
  if (create.data !== undefined) return <Done client={create.data} serviceId={serviceId} privateKey={draft.key === 'generate' ? key?.privateJwk : undefined} />;

  const nameError = draft.name.trim() === '' ? t('check.required', { label: t('clients.name') }) : draft.name.length > 200 ? t('check.long', { label: t('clients.name'), value: '200' }) : undefined;
  const redirectComplaint = redirectsOf(draft).length === 0 ? ({ kind: 'required' } as const) : check(clientSettings.redirectUris, redirectsOf(draft));
  const redirectError = redirectComplaint === undefined ? undefined : t(`check.${redirectComplaint.kind}`, { label: t('clients.redirects'), value: 'value' in redirectComplaint ? redirectComplaint.value : '' });
  const keyError = draft.key === 'paste' && (jwksOf(draft.jwks)?.length ?? 0) === 0 ? t('check.jwks', { label: t('clients.step.keys') }) : undefined;
  const problems = [nameError, undefined, redirectError, keyError, undefined];
  const go = (): void => {
    setTried(problems[step] !== undefined);
    if (problems[step] !== undefined) return;
    if (step < 4) setStep(step + 1);
    else if (made !== undefined) create.mutate(made.entity, { onSuccess: ({ clientId }) => { if (draft.key === 'generate' && key !== undefined) keepKey(clientId, key.privateJwk); } });
  };
  const failing = made?.report.profiles.flatMap(({ findings }) => findings).filter(({ verdict }) => verdict.kind === 'fail') ?? [];
  const isOff = (method: string): boolean => method !== 'NONE' && service.supportedTokenAuthMethods?.includes(method as never) !== true;
  const methods = METHODS.filter((method) => (draft.kind === 'PUBLIC' ? method === 'NONE' : method !== 'NONE'));

  return (
    <Page title={t('clients.create')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service.serviceName ?? serviceId, to: serviceAt(serviceId) }, { title: t('shell.clients'), to: `${serviceAt(serviceId)}/clients` }]}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); go(); }}>
        <Stepper active={step} onStepClick={setStep} allowNextStepsSelect={false} size="sm" mb="lg">{STEPS.map((name) => <Stepper.Step key={name} label={t(`clients.step.${name}`)} />)}</Stepper>
        <Card withBorder padding="lg" ref={panel} tabIndex={-1} style={{ outline: 'none' }} component="section" aria-label={t(`clients.step.${STEPS[step] ?? 'review'}`)}>
          {step === 0 ? (
            <Stack maw={560}>
              <TextInput label={t('clients.name')} value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} error={wasTried || draft.name.length > 200 ? nameError : undefined} autoComplete="off" />
              <Radio.Group label={t('clients.application')} value={draft.application} onChange={(application) => set({ application: application as Draft['application'] })}>
                <Stack mt="xs" gap="xs">{(['WEB', 'NATIVE'] as const).map((each) => <Radio key={each} value={each} label={t(`clients.applications.${each}.title`)} description={t(`clients.applications.${each}.text`)} />)}</Stack>
              </Radio.Group>
              <Radio.Group label={t('clients.type')} value={draft.kind} onChange={(kind) => set({ kind: kind as Draft['kind'], method: kind === 'PUBLIC' ? 'NONE' : 'PRIVATE_KEY_JWT', key: kind === 'PUBLIC' ? 'none' : 'generate' })}>
                <Stack mt="xs" gap="xs">{(['CONFIDENTIAL', 'PUBLIC'] as const).map((each) => <Radio key={each} value={each} label={t(`clients.types.${each}.title`)} description={t(`clients.types.${each}.text`)} />)}</Stack>
              </Radio.Group>
            </Stack>
          ) : null}
          {step === 1 ? (
            <Radio.Group label={t('clients.method')} description={t('clients.methodHelp')} value={draft.method} onChange={(method) => set({ method: method as Draft['method'], key: method === 'PRIVATE_KEY_JWT' ? 'generate' : 'none' })}>
              <SimpleGrid cols={{ base: 1, sm: 2 }} mt="md">
                {methods.map((method) => (
                  <Radio.Card key={method} value={method} p="md" radius="md" aria-label={method}>
                    <Group wrap="nowrap" align="flex-start">
                      <Radio.Indicator mt={3} />
                      <div>
                        <Group gap={6}>
                          <Text fw={650} ff="monospace" size="sm" className="breakable">{method}</Text>
                          {allowed !== undefined && allowed !== null && !allowed.includes(method) ? <Badge size="xs" variant="outline" color="red">{t('clients.notAllowed')}</Badge> : RECOMMENDED.has(method) ? <Badge size="xs" variant="outline" color="teal">{t('clients.recommended')}</Badge> : null}
                        </Group>
                        <Text size="sm" c="dimmed">{t(`clients.methods.${method}`)}</Text>
                        {isOff(method) ? <Text size="xs" mt={4}>{t('clients.methodOff')}</Text> : null}
                      </div>
                    </Group>
                  </Radio.Card>
                ))}
              </SimpleGrid>
            </Radio.Group>
          ) : null}
          {step === 2 ? (
            <Textarea maw={640} label={t('clients.redirects')} description={t('clients.redirectsHelp')} placeholder="https://client.example.com/callback" value={draft.redirects} onChange={(event) => set({ redirects: event.currentTarget.value })} autosize minRows={3} error={wasTried ? redirectError : undefined} spellCheck={false} />
          ) : null}
          {step === 3 ? (
            <Stack maw={640}>
              <Radio.Group label={t('clients.step.keys')} description={t('clients.keysHelp')} value={draft.key} onChange={(choice) => set({ key: choice as Draft['key'] })}>
                <Stack mt="xs" gap="xs">{(['generate', 'paste', 'none'] as const).map((each) => <Radio key={each} value={each} label={t(`clients.key.${each}.title`)} description={t(`clients.key.${each}.text`)} />)}</Stack>
              </Radio.Group>
              {draft.key === 'generate' ? (
                <Radio.Group label={t('jwks.alg')} value={draft.alg} onChange={(alg) => set({ alg: alg as Draft['alg'] })}><Group mt="xs">{(['ES256', 'PS256', 'EdDSA'] as const).map((alg) => <Radio key={alg} value={alg} label={alg} />)}</Group></Radio.Group>
              ) : null}
              {draft.key === 'paste' ? <Textarea label={t('clients.jwks')} value={draft.jwks} onChange={(event) => set({ jwks: event.currentTarget.value })} onBlur={() => set({ jwks: tidy(draft.jwks) })} autosize minRows={5} maxRows={14} error={wasTried ? keyError : undefined} spellCheck={false} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }} /> : null}
            </Stack>
          ) : null}
          {step === 4 ? (made === undefined ? <Loading /> : (
            <Stack>
              <Alert color={failing.length === 0 ? 'teal' : 'orange'} variant="light" role="status" title={failing.length === 0 ? t('clients.ready') : t('services.notReady', { count: failing.length })}>
                {failing.length === 0 ? null : <Stack gap={6}>{failing.map(({ rule, url, demands }) => <div key={rule}><ClauseChip id={rule} url={url} /> <Text size="sm" span>{demands[language]}</Text></div>)}</Stack>}
              </Alert>
              <ChangeList subject="client" changes={changesBetween(clientDefaults, made.entity)} />
              {create.error === null ? null : <ErrorState error={create.error} />}
            </Stack>
          )) : null}
        </Card>
        <Group justify="space-between" mt="lg">
          <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>{t('ui.back')}</Button>
          <Button type="submit" loading={create.isPending} disabled={(step === 4 && made === undefined) || (step === 3 && draft.key === 'generate' && key === undefined)}>{step < 4 ? t('ui.next') : t('clients.create')}</Button>
        </Group>
      </form>
    </Page>
  );
}
