import { Accordion, Badge, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keysOf } from '../../api/keys';
import { useTexts } from '../../i18n/i18n';
import { CodeBlock } from '../../ui/copy';
import { curlOf, engineCurlOf } from './curl';
import { decode } from './jwt';
import type { Exchange, HttpMessage } from './run';

const pretty = (value: unknown): string => JSON.stringify(value, undefined, 2);

const inLines = (body: string): string => body.split('&').map((pair) => decodeURIComponent(pair.replaceAll('+', ' '))).join('\n');

const shownRequest = ({ method, url, headers, body }: HttpMessage): string =>
  [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), ...(body === undefined ? [] : ['', inLines(body)])].join('\n');

function shownBody(body: string): string {
  try {
    return pretty(JSON.parse(body));
  } catch {
    return body;
  }
}

const shownReply = ({ status, headers, body }: NonNullable<Exchange['reply']>): string =>
  [`HTTP ${status}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), ...(body === '' ? [] : ['', shownBody(body)])].join('\n');

interface ShownJwt {
  readonly name: string;
  readonly text: string;
  readonly decoded: unknown;
  /** Came from the server, so that its keys verify it. */
  readonly isAnswer: boolean;
}

const sentIn = ({ outside }: Exchange): readonly (readonly [string, unknown])[] =>
  [...(outside?.body === undefined ? [] : new URLSearchParams(outside.body)), ...(outside?.method === 'GET' ? new URL(outside.url, 'https://none').searchParams : []), ...Object.entries(outside?.headers ?? {})];

/** A response may carry JWTs in the address that it leads to (JARM, hybrid flow). */
const answeredIn = ({ answer, reply }: Exchange): readonly (readonly [string, unknown])[] =>
  [...Object.entries(answer), ...new URLSearchParams((reply?.headers['Location'] ?? '').split(/[?#]/).slice(1).join('&'))];

/** JWTs that went out or came back, by the name under which they did. */
function jwtsOf(exchange: Exchange): readonly ShownJwt[] {
  const found = [...sentIn(exchange).map((pair) => [...pair, false] as const), ...answeredIn(exchange).map((pair) => [...pair, true] as const)];
  const shown = found.flatMap(([name, text, isAnswer]) => {
    const decoded = typeof text === 'string' && /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text) ? decode(text) : undefined;
    return typeof text !== 'string' || decoded === undefined ? [] : [{ name, text, decoded, isAnswer }];
  });
  return shown.filter(({ text }, at) => shown.findIndex((other) => other.text === text) === at);
}

/** Whether a JWT of the server is what it says it is. */
function Verified({ serviceId, text }: { serviceId: string; text: string }) {
  const { t } = useTexts();
  const read = useQuery({
    queryKey: ['verified', serviceId, text], gcTime: 0, staleTime: Infinity, retry: false,
    queryFn: async () => (await (await import('../inspect/read-token')).readToken(text, await keysOf(serviceId))) ?? null,
  }).data;
  if (read?.signature !== 'valid' && read?.signature !== 'invalid') return null;
  const isValid = read.signature === 'valid';
  return <Text size="sm" fw={600} c={isValid ? undefined : 'red'} role="status">{isValid ? t('playground.view.verified', { kid: read.header.kid ?? '–' }) : t('playground.view.unverified')}</Text>;
}

function Outside({ exchange }: { exchange: Exchange }) {
  const { t } = useTexts();
  const { outside, reply } = exchange;
  if (outside === undefined) return <Text size="sm" c="dimmed">{t('playground.view.user')}</Text>;
  return (
    <Stack gap="xs">
      <CodeBlock value={shownRequest(outside)} what={t('playground.view.request')} />
      {reply === undefined ? <Text size="sm" c="dimmed">{t('playground.view.page')}</Text> : <CodeBlock value={shownReply(reply)} what={t('playground.view.response')} />}
    </Stack>
  );
}

/** Both layers of one step, side by side. */
export function ExchangeView({ exchange, serviceId }: { exchange: Exchange; serviceId: string }) {
  const { t } = useTexts();
  const jwts = jwtsOf(exchange);
  const { outside } = exchange;
  return (
    <Stack>
      <Group gap="xs">
        <Badge color={exchange.succeeded ? 'teal' : 'red'} variant="light" styles={{ label: { color: 'var(--mantine-color-text)' } }}>
          {exchange.succeeded ? t('playground.view.accepted') : t('playground.view.refused')}
        </Badge>
        <Text size="sm" className="breakable">{String(exchange.answer['resultMessage'] ?? '')}</Text>
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Title order={3} size="h5" mb="xs">{t('playground.view.outside')}</Title>
          <Outside exchange={exchange} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Title order={3} size="h5" mb="xs">{t('playground.view.inside')}</Title>
          <Stack gap="xs">
            <CodeBlock value={`POST ${exchange.inside.path}\n\n${pretty(exchange.inside.body)}`} what={t('playground.view.request')} />
            <CodeBlock value={`HTTP ${exchange.status}\n\n${pretty(exchange.answer)}`} what={t('playground.view.response')} />
          </Stack>
        </Grid.Col>
      </Grid>
      <Accordion multiple variant="separated" order={3}>
        {jwts.map(({ name, text, decoded, isAnswer }, index) => (
          <Accordion.Item key={`${name} ${index}`} value={`${name} ${index}`}>
            <Accordion.Control>{t('playground.view.decoded', { name })}</Accordion.Control>
            <Accordion.Panel><Stack gap="xs">{isAnswer ? <Verified serviceId={serviceId} text={text} /> : null}<CodeBlock value={pretty(decoded)} what={name} /></Stack></Accordion.Panel>
          </Accordion.Item>
        ))}
        <Accordion.Item value="curl">
          <Accordion.Control>{t('playground.view.curl')}</Accordion.Control>
          <Accordion.Panel>
            <Stack gap="xs">
              {outside === undefined ? null : <CodeBlock value={curlOf(outside)} what={t('playground.view.outside')} />}
              <CodeBlock value={engineCurlOf(exchange)} what={t('playground.view.inside')} />
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}
