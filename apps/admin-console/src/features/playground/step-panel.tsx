import { Accordion, Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n/i18n';
import { ErrorState, Loading } from '../../ui/states';
import { draftFor, type Choices, type Draft } from './drafts';
import { DraftEditor } from './draft-editor';
import { ExchangeView } from './exchange-view';
import { Findings } from './findings';
import { mutationsFor } from './mutations';
import { familyOf } from './profile-of';
import { RequestChoices } from './request-choices';
import type { Exchange, Run, StepId } from './run';
import { perform } from './sending';

interface Props {
  readonly step: Exclude<StepId, 'client'>;
  readonly run: Run;
  readonly choices: Choices;
  readonly onChoices: (choices: Choices) => void;
  readonly onExchange: (exchange: Exchange) => void;
}

/** One step: the request before it is sent, what is broken about it, and what came of it. */
export function StepPanel({ step, run, choices, onChoices, onExchange }: Props) {
  const { t, language } = useTexts();
  const [draft, setDraft] = useState<Draft>();
  const [edits, setEdits] = useState(0);
  const [broken, setBroken] = useState<string | null>(null);
  const exchange = run.exchanges[step];

  const renew = async () => {
    setDraft(await draftFor(step, run, choices));
    setEdits((count) => count + 1);
  };
  useEffect(() => {
    let isCurrent = true;
    void draftFor(step, run, choices).then((made) => {
      if (!isCurrent) return;
      setDraft(made);
      setEdits((count) => count + 1);
    });
    return () => {
      isCurrent = false;
    };
    // A good request is made anew when what it is made of has changed; identifiers that are used once are renewed after each sending.
  }, [step, run, choices]);

  const sending = useMutation({
    mutationFn: async (good: Draft) => {
      const mutation = mutationsFor(step, good, run.pushed).find(({ id }) => id === broken);
      const changed = structuredClone(good);
      mutation?.change(changed);
      return perform(step, run, changed, mutation?.id);
    },
    onSuccess: onExchange,
  });

  if (draft === undefined || run.client === undefined) return <Loading />;
  const offered = mutationsFor(step, draft, run.pushed);
  const mutation = offered.find(({ id }) => id === broken);
  const family = familyOf(run.service, choices.scope);
  const rule = family === 'fapi2' ? mutation?.rule : family === 'fapi1Advanced' ? mutation?.fapi1 : undefined;
  return (
    <Stack>
      <RequestChoices step={step} pushed={run.pushed} service={run.service} client={run.client} choices={choices} onChange={onChoices} />
      <Group align="flex-end">
        {offered.length === 0 ? null : (
          <Select
            label={t('playground.request.break')} w={360} maw="100%" clearable value={mutation === undefined ? null : broken} onChange={setBroken} placeholder={t('playground.request.breakNone')}
            data={offered.map(({ id, label }) => ({ value: id, label: label[language === 'ja' ? 1 : 0] }))}
          />
        )}
        <Button onClick={() => sending.mutate(draft)} loading={sending.isPending} color={mutation === undefined ? undefined : 'red'}>
          {exchange === undefined ? t('playground.request.send') : t('playground.request.again')}
        </Button>
      </Group>
      {rule === undefined ? null : <Text size="sm" c="dimmed">{t('playground.request.breaks', { rule })}</Text>}
      <Accordion variant="separated" order={3}>
        <Accordion.Item value="edit">
          <Accordion.Control>{t('playground.request.edit')}</Accordion.Control>
          <Accordion.Panel><DraftEditor key={edits} draft={draft} onChange={setDraft} onReset={() => void renew()} /></Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      {sending.isError ? <ErrorState error={sending.error} /> : null}
      {exchange === undefined ? null : (
        <>
          <ExchangeView exchange={exchange} serviceId={String(run.service.apiKey)} />
          <Findings serviceId={String(run.service.apiKey)} {...(exchange.traceId === undefined ? {} : { traceId: exchange.traceId })} />
        </>
      )}
    </Stack>
  );
}
