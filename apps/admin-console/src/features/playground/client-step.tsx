import { Alert, Button, Divider, Group, Select, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Client, Service } from '@symbolon/engine';
import type { JWK } from 'jose';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { clientsQuery, useCreateClient } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';
import { canSignWith } from './jwt';
import { keepKey, keyFor } from './kept-keys';
import { familyOf } from './profile-of';
import type { Keys } from './run';

interface Props {
  readonly service: Service;
  /** Whether requests are pushed here as a rule. */
  readonly pushes: boolean;
  readonly onStart: (client: Client, keys: Keys, pushed: boolean) => void;
}

/** The redirect URI of clients made here: nothing listens there, the code is read from the answer. */
const REDIRECT = 'https://client.example.org/cb';
const MOST = 200;

const make = async () => (await import('../../catalogue/kinds/key-making')).makeKey('ES256');
const makeCertificate = async () => (await import('../certificates/self-signed')).selfSigned('client.example.org');

/** The key that this tab made for a client. */
function shownKey(clientId: string | null): string {
  const kept = clientId === null ? undefined : keyFor(Number(clientId));
  return kept === undefined ? '' : JSON.stringify(kept, undefined, 2);
}

function readKey(text: string): JWK | undefined {
  try {
    const jwk = JSON.parse(text) as JWK;
    return canSignWith(jwk) ? jwk : undefined;
  } catch {
    return undefined;
  }
}

/** Which client the flow is for, and the keys that it uses. */
export function ClientStep({ service, pushes, onStart }: Props) {
  const { t } = useTexts();
  const serviceId = String(service.apiKey);
  const clients = useQuery(clientsQuery(serviceId, 0, MOST));
  const creating = useCreateClient(serviceId);
  const [query] = useSearchParams();
  const asked = query.get('client');
  const [chosen, setChosen] = useState<string | null>(asked);
  const [keyText, setKeyText] = useState(() => shownKey(asked));
  const [certificate, setCertificate] = useState('');
  // FAPI 1.0 Advanced binds tokens to certificates and to nothing else.
  const [bound, setBound] = useState(familyOf(service) !== 'fapi1Advanced');
  const [pushed, setPushed] = useState(pushes);
  const known = clients.data?.clients ?? [];
  const key = readKey(keyText);
  const client = known.find(({ clientId }) => String(clientId) === chosen);
  const isKeyWrong = keyText !== '' && key === undefined;

  const choose = (id: string | null) => {
    setChosen(id);
    setKeyText(shownKey(id));
  };

  const start = async (which: Client, own: JWK | undefined, presented: string) => onStart(which, {
    ...(own === undefined ? {} : { client: own }), ...(bound ? { dpop: (await make()).privateJwk } : {}), ...(presented.trim() === '' ? {} : { certificate: presented.trim() }),
  }, pushed);

  const makeClient = async () => {
    const { publicJwk, privateJwk } = await make();
    const { entity } = (await import('../clients/client-presets')).presetClient(service, {
      clientName: t('playground.client.name'), clientType: 'CONFIDENTIAL', applicationType: 'WEB', redirectUris: [REDIRECT],
      grantTypes: service.supportedGrantTypes, responseTypes: service.supportedResponseTypes, tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256',
      idTokenSignAlg: 'ES256', requestSignAlg: 'ES256', authorizationSignAlg: 'ES256', userInfoSignAlg: 'ES256', jwks: JSON.stringify({ keys: [publicJwk] }),
    });
    const made = await creating.mutateAsync(entity);
    keepKey(made.clientId, privateJwk);
    const presented = certificate === '' && made.tlsClientCertificateBoundAccessTokens ? await makeCertificate() : certificate;
    await start(made, privateJwk, presented);
  };

  return (
    <Stack>
      <Switch checked={bound} onChange={(event) => setBound(event.currentTarget.checked)} label={t('playground.client.dpop')} />
      <Switch checked={pushed} onChange={(event) => setPushed(event.currentTarget.checked)} label={t('playground.client.pushed')} description={t('playground.client.pushedHint')} />
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
      <Group><Button size="xs" variant="default" onClick={() => void makeCertificate().then(setCertificate)}>{t('playground.client.makeCertificate')}</Button></Group>
      {client === undefined ? <Alert color="gray">{t('playground.client.none')}</Alert> : null}
      <Group>
        <Button variant="default" disabled={client === undefined || isKeyWrong} onClick={() => { if (client !== undefined) void start(client, key, certificate); }}>{t('playground.client.start')}</Button>
      </Group>
    </Stack>
  );
}
