import { Alert, Button, Divider, Group, Select, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Client, Service } from '@symbolon/engine';
import type { JWK } from 'jose';
import { useState } from 'react';
import { clientsQuery, useCreateClient } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';
import { canSignWith } from './jwt';
import { keyFor } from './kept-keys';
import type { Keys } from './run';

interface Props {
  readonly service: Service;
  readonly onStart: (client: Client, keys: Keys) => void;
}

/** The redirect URI of clients made here: nothing listens there, the code is read from the answer. */
const REDIRECT = 'https://client.example.org/cb';
const MOST = 200;

const make = async () => (await import('../../catalogue/kinds/key-making')).makeKey('ES256');

function readKey(text: string): JWK | undefined {
  try {
    const jwk = JSON.parse(text) as JWK;
    return canSignWith(jwk) ? jwk : undefined;
  } catch {
    return undefined;
  }
}

/** Which client the flow is for, and the keys that it uses. */
export function ClientStep({ service, onStart }: Props) {
  const { t } = useTexts();
  const serviceId = String(service.apiKey);
  const clients = useQuery(clientsQuery(serviceId, 0, MOST));
  const creating = useCreateClient(serviceId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [keyText, setKeyText] = useState('');
  const [certificate, setCertificate] = useState('');
  const [bound, setBound] = useState(true);
  const known = clients.data?.clients ?? [];
  const key = readKey(keyText);
  const client = known.find(({ clientId }) => String(clientId) === chosen);
  const isKeyWrong = keyText !== '' && key === undefined;

  const choose = (id: string | null) => {
    setChosen(id);
    const kept = id === null ? undefined : keyFor(Number(id));
    setKeyText(kept === undefined ? '' : JSON.stringify(kept, undefined, 2));
  };

  const start = async (which: Client, own: JWK | undefined) => onStart(which, {
    ...(own === undefined ? {} : { client: own }), ...(bound ? { dpop: (await make()).privateJwk } : {}), ...(certificate.trim() === '' ? {} : { certificate: certificate.trim() }),
  });

  const makeClient = async () => {
    const { publicJwk, privateJwk } = await make();
    const made = await creating.mutateAsync({
      clientName: t('playground.client.name'), clientType: 'CONFIDENTIAL', applicationType: 'WEB', redirectUris: [REDIRECT],
      grantTypes: service.supportedGrantTypes, responseTypes: service.supportedResponseTypes, tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256',
      idTokenSignAlg: 'ES256', requestSignAlg: 'ES256', authorizationSignAlg: 'ES256', jwks: JSON.stringify({ keys: [publicJwk] }),
    });
    await start(made, privateJwk);
  };

  return (
    <Stack>
      <Switch checked={bound} onChange={(event) => setBound(event.currentTarget.checked)} label={t('playground.client.dpop')} />
      <div>
        <Button onClick={() => void makeClient()} loading={creating.isPending}>{t('playground.client.make')}</Button>
        <Text size="sm" c="dimmed" mt={4}>{t('playground.client.makeHint')}</Text>
        {creating.isError ? <ErrorState error={creating.error} /> : null}
      </div>
      <Divider />
      <Select
        label={t('playground.client.choose')} description={t('playground.client.chooseHint')} searchable clearable value={chosen} onChange={choose}
        data={known.map(({ clientId, clientName }) => ({ value: String(clientId), label: clientName === undefined ? String(clientId) : `${clientName} (${clientId})` }))}
      />
      <Textarea
        label={t('playground.client.key')} description={t('playground.client.keyHint')} autosize minRows={2} maxRows={8} value={keyText} spellCheck={false}
        onChange={(event) => setKeyText(event.currentTarget.value)} error={isKeyWrong ? t('playground.client.keyWrong') : undefined} styles={{ input: { fontFamily: 'monospace' } }}
      />
      <Textarea
        label={t('playground.client.certificate')} description={t('playground.client.certificateHint')} autosize minRows={2} maxRows={6} value={certificate} spellCheck={false}
        onChange={(event) => setCertificate(event.currentTarget.value)} styles={{ input: { fontFamily: 'monospace' } }}
      />
      {client === undefined ? <Alert color="gray">{t('playground.client.none')}</Alert> : null}
      <Group>
        <Button variant="default" disabled={client === undefined || isKeyWrong} onClick={() => { if (client !== undefined) void start(client, key); }}>{t('playground.client.start')}</Button>
      </Group>
    </Stack>
  );
}
