import { MultiSelect, Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import type { Client, Service } from '@symbolon/engine';
import { useTexts } from '../../i18n/i18n';
import type { Choices } from './drafts';
import type { StepId } from './run';

interface Props {
  readonly step: StepId;
  readonly pushed: boolean;
  readonly service: Service;
  readonly client: Client;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** `CODE_ID_TOKEN` → `code id_token`: the wire's name of a response type. */
export const responseTypeName = (name: string): string => name.toLowerCase().replace('id_token', 'id-token').replaceAll('_', ' ').replace('id-token', 'id_token');

const MODES = ['', 'query', 'fragment', 'form_post', 'jwt'];

/** What the operator chooses before a request is made. */
export function RequestChoices({ step, pushed, service, client, choices, onChange }: Props) {
  const { t } = useTexts();
  if (step === 'interaction') {
    return <TextInput label={t('playground.request.subject')} value={choices.subject} onChange={(event) => onChange({ ...choices, subject: event.currentTarget.value })} maw={420} />;
  }
  if (step === 'introspection') {
    return <TextInput label={t('playground.request.resource')} value={choices.resource} onChange={(event) => onChange({ ...choices, resource: event.currentTarget.value })} maw={640} />;
  }
  if (step !== (pushed ? 'par' : 'authorize')) return null;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <MultiSelect
        label={t('playground.request.scope')} searchable value={choices.scope.split(' ').filter((name) => name !== '')}
        data={(service.supportedScopes ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]))} onChange={(names) => onChange({ ...choices, scope: names.join(' ') })}
      />
      <Select
        label={t('playground.request.responseType')} allowDeselect={false} value={choices.responseType}
        data={(client.responseTypes ?? ['CODE']).map(responseTypeName)} onChange={(responseType) => onChange({ ...choices, responseType: responseType ?? 'code' })}
      />
      <Select
        label={t('playground.request.responseMode')} allowDeselect={false} value={choices.responseMode}
        data={MODES.map((mode) => ({ value: mode, label: mode === '' ? t('playground.request.responseModeDefault') : mode }))}
        onChange={(responseMode) => onChange({ ...choices, responseMode: responseMode ?? '' })}
      />
      <Switch mt={{ sm: 30 }} checked={choices.signedRequest} onChange={(event) => onChange({ ...choices, signedRequest: event.currentTarget.checked })} label={t('playground.request.signed')} />
    </SimpleGrid>
  );
}
