import { Alert, Button, Card, Group, Radio, SimpleGrid, Stack, Stepper, Switch, Tabs, Text, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { serviceSettings } from '@symbolon/contract/catalogue';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useCreateService, type Entity } from '../../api/entities';
import { changesBetween, normal } from '../../catalogue/changes';
import { check } from '../../catalogue/check';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { CodeBlock } from '../../ui/copy';
import { ErrorState, Loading } from '../../ui/states';
import { ClauseChip } from '../../ui/verdict';
import { ChangeList } from '../settings/change-list';
import { serviceDefaults } from './defaults';
import { profileCards } from './profile-cards';

interface Draft {
  readonly profile: string;
  readonly name: string;
  readonly issuer: string;
  readonly keys: 'ES256' | 'PS256' | 'none';
  readonly withScope: boolean;
  readonly scope: string;
  readonly scopeDescription: string;
}

const cardOf = (id: string) => profileCards.find((card) => card.id === id) ?? profileCards[0];

/** The scope that the wizard proposes, with the attribute that puts the profile in force. */
function scopesOf({ profile, withScope, scope, scopeDescription }: Draft): readonly object[] {
  const { attribute } = cardOf(profile);
  // FAPI 1.0 protects the answer with an ID token, unless it is a JWT as a whole: requests for one name openid.
  const openid = profile === 'oidc' || profile === 'fapi1-advanced' ? [{ name: 'openid', defaultEntry: false }] : [];
  return withScope && scope !== '' ? [...openid, { name: scope, defaultEntry: false, ...(scopeDescription === '' ? {} : { description: scopeDescription }), ...(attribute === undefined ? {} : { attributes: [attribute] }) }] : openid;
}

function useKeys(kind: Draft['keys']): string | undefined {
  return useQuery({
    queryKey: ['wizard-key', kind], enabled: kind !== 'none', staleTime: Infinity, gcTime: 0,
    queryFn: async () => JSON.stringify({ keys: [(await (await import('../../catalogue/kinds/key-making')).makeKey(kind === 'none' ? 'ES256' : kind)).privateJwk] }),
  }).data;
}

/** What will be created, and how it stands with its profile. */
function usePreset(draft: Draft, jwks: string | undefined) {
  const basics: Entity = {
    serviceName: draft.name, issuer: draft.issuer, supportedScopes: scopesOf(draft),
    ...(draft.profile.startsWith('fapi') ? { supportedServiceProfiles: ['FAPI'] } : {}), ...(jwks === undefined || draft.keys === 'none' ? {} : { jwks }),
  };
  const basicBody = Object.fromEntries(Object.entries(basics).filter(([, value]) => normal(value) !== undefined));
  return useQuery({
    queryKey: ['preset', draft.profile, JSON.stringify(basicBody)], gcTime: 0, staleTime: Infinity,
    queryFn: async () => {
      const { preset, reportOf } = await import('./presets');
      const entity = preset(draft.profile, basicBody);
      return { entity, report: reportOf(entity) };
    },
  }).data;
}

/** Profile, basics, keys, scopes, review: a service that passes its profile from the first minute. */
export function CreateService() {
  const { t, language } = useTexts();
  const navigate = useNavigate();
  const create = useCreateService();
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>({ profile: 'fapi2-security', name: '', issuer: '', keys: 'ES256', withScope: true, scope: 'myscope', scopeDescription: '' });
  const [wasTried, setTried] = useState(false);
  const heading = useRef<HTMLDivElement>(null);
  const jwks = useKeys(draft.keys);
  const made = usePreset(draft, jwks);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  useEffect(() => { if (step > 0) heading.current?.focus(); }, [step]);

  const issuerComplaint = draft.issuer === '' ? ({ kind: 'required' } as const) : check(serviceSettings.issuer, draft.issuer);
  const issuerError = issuerComplaint === undefined ? undefined : t(`check.${issuerComplaint.kind}`, { label: t('services.issuer'), value: '' });
  const nameError = draft.name.trim() === '' ? t('check.required', { label: t('services.name') }) : draft.name.length > 200 ? t('check.long', { label: t('services.name'), value: '200' }) : undefined;
  const canGoOn = step !== 1 || (issuerError === undefined && nameError === undefined);
  const next = (): void => {
    setTried(!canGoOn);
    if (canGoOn) setStep(step + 1);
  };
  const finish = async (): Promise<void> => {
    if (made === undefined) return;
    try {
      const service = await create.mutateAsync({ entity: made.entity });
      notifications.show({ color: 'teal', message: t('services.created', { name: draft.name }), closeButtonProps: { 'aria-label': t('ui.close') } });
      void navigate(serviceAt(String(service.apiKey)));
    } catch {
      // Shown below from the mutation's state.
    }
  };
  const failing = made?.report.profiles.filter(({ inPlay }) => inPlay).flatMap(({ findings }) => findings).filter(({ verdict }) => verdict.kind === 'fail') ?? [];

  return (
    <Page title={t('services.create')} crumbs={[{ title: t('shell.services'), to: '/services' }]} about={t('services.createAbout')}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); if (step < 4) next(); else void finish(); }}>
        <Stepper active={step} onStepClick={setStep} allowNextStepsSelect={false} size="sm" mb="lg">
          {(['profile', 'basics', 'keys', 'scopes', 'review'] as const).map((name) => <Stepper.Step key={name} label={t(`services.step.${name}`)} />)}
        </Stepper>
        <Card withBorder padding="lg" ref={heading} tabIndex={-1} style={{ outline: 'none' }} component="section" aria-label={t(`services.step.${(['profile', 'basics', 'keys', 'scopes', 'review'] as const)[step] ?? 'review'}`)}>
          {step === 0 ? (
            <Radio.Group value={draft.profile} onChange={(profile) => set({ profile })} label={t('services.profile')} description={t('services.profileHelp')}>
              <SimpleGrid cols={{ base: 1, sm: 2 }} mt="md">
                {profileCards.map(({ id, name }) => (
                  <Radio.Card key={id} value={id} p="md" radius="md" aria-label={t(`services.profiles.${name}.title`)}>
                    <Group wrap="nowrap" align="flex-start"><Radio.Indicator mt={3} /><div><Text fw={650}>{t(`services.profiles.${name}.title`)}</Text><Text size="sm" c="dimmed">{t(`services.profiles.${name}.text`)}</Text></div></Group>
                  </Radio.Card>
                ))}
              </SimpleGrid>
            </Radio.Group>
          ) : null}
          {step === 1 ? (
            <Stack maw={560}>
              <TextInput label={t('services.name')} description={t('services.nameHelp')} value={draft.name} onChange={(event) => set({ name: event.currentTarget.value })} error={wasTried ? nameError : undefined} autoComplete="off" />
              <TextInput label={t('services.issuer')} description={t('services.issuerHelp')} placeholder="https://as.example.com" value={draft.issuer} onChange={(event) => set({ issuer: event.currentTarget.value.trim() })} error={wasTried || draft.issuer.length > 8 ? issuerError : undefined} inputMode="url" autoComplete="off" spellCheck={false} />
              {issuerError !== undefined || made === undefined ? null : (
                <div>
                  <Text size="sm" fw={500}>{t('services.endpoints')}</Text>
                  <Text size="sm" c="dimmed">{t('services.endpointsHelp')}</Text>
                  <CodeBlock what={t('services.endpoints')} value={(['authorizationEndpoint', 'tokenEndpoint', 'pushedAuthReqEndpoint', 'jwksUri'] as const).flatMap((key) => made.entity[key] ?? []).join('\n')} />
                </div>
              )}
            </Stack>
          ) : null}
          {step === 2 ? (
            <Radio.Group value={draft.keys} onChange={(keys) => set({ keys: keys as Draft['keys'] })} label={t('services.keys')} description={t('services.keysHelp')}>
              <Stack mt="md" gap="sm">{(['ES256', 'PS256', 'none'] as const).map((kind) => <Radio key={kind} value={kind} label={t(`services.key.${kind}.title`)} description={t(`services.key.${kind}.text`)} />)}</Stack>
            </Radio.Group>
          ) : null}
          {step === 3 ? (
            <Stack maw={560}>
              <Switch checked={draft.withScope} onChange={(event) => set({ withScope: event.currentTarget.checked })} label={t('services.withScope')} description={t('services.withScopeHelp')} />
              {draft.withScope ? (
                <>
                  <TextInput label={t('scope.name')} value={draft.scope} onChange={(event) => set({ scope: event.currentTarget.value.trim() })} autoComplete="off" spellCheck={false} />
                  <Textarea label={t('scope.description')} value={draft.scopeDescription} onChange={(event) => set({ scopeDescription: event.currentTarget.value })} autosize minRows={2} />
                  {cardOf(draft.profile).attribute === undefined ? null : <Text size="sm" c="dimmed">{t('services.scopeAttribute', { pair: `${cardOf(draft.profile).attribute?.key} = ${cardOf(draft.profile).attribute?.value}` })}</Text>}
                </>
              ) : null}
            </Stack>
          ) : null}
          {step === 4 ? (made === undefined ? <Loading /> : (
            <Stack>
              <Alert color={failing.length === 0 ? 'teal' : 'orange'} variant="light" role="status" title={failing.length === 0 ? t('services.ready') : t('services.notReady', { count: failing.length })}>
                {failing.length === 0 ? null : <Stack gap={6}>{failing.map(({ rule, url, demands }) => <div key={rule}><ClauseChip id={rule} url={url} /> <Text size="sm" span>{demands[language]}</Text></div>)}</Stack>}
              </Alert>
              <Tabs defaultValue="changes" keepMounted={false}>
                <Tabs.List mb="md"><Tabs.Tab value="changes">{t('services.settingsSet')}</Tabs.Tab><Tabs.Tab value="json">JSON</Tabs.Tab></Tabs.List>
                <Tabs.Panel value="changes"><ChangeList subject="service" changes={changesBetween(serviceDefaults, made.entity).filter(({ key }) => key !== 'jwks')} /></Tabs.Panel>
                <Tabs.Panel value="json"><CodeBlock what="JSON" value={JSON.stringify({ ...Object.fromEntries(Object.entries(made.entity).filter(([, value]) => normal(value) !== undefined)), ...(made.entity['jwks'] === undefined ? {} : { jwks: '…' }) }, undefined, 2)} /></Tabs.Panel>
              </Tabs>
              {create.error === null ? null : <ErrorState error={create.error} />}
            </Stack>
          )) : null}
        </Card>
        <Group justify="space-between" mt="lg">
          <Button variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>{t('ui.back')}</Button>
          <Button type="submit" loading={create.isPending} disabled={step === 4 && made === undefined}>{step < 4 ? t('ui.next') : t('services.create')}</Button>
        </Group>
      </form>
    </Page>
  );
}
