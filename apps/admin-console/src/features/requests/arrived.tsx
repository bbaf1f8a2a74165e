import { Badge, Code, Group, Stack, Table, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Trace } from '@symbolon/engine';
import { useTexts } from '../../i18n/i18n';
import { Section } from '../../ui/section';
import './texts';

type Facts = NonNullable<Trace['facts']>;
type Jwt = { readonly header: object; readonly claims?: object; readonly signatureValid: boolean };

const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

function Parameters({ title, values }: { title: string; values: Readonly<Record<string, readonly string[]>> }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>{title}</Text>
      <Table fz="sm" withTableBorder style={{ tableLayout: 'fixed' }}>
        <caption className="visually-hidden">{title}</caption>
        <colgroup><col style={{ width: '14rem' }} /><col /></colgroup>
        <Table.Tbody>
          {Object.entries(values).map(([name, each]) => (
            <Table.Tr key={name}><Table.Th scope="row" fw={500} ff="monospace" className="breakable">{name}</Table.Th><Table.Td ff="monospace" className="breakable" style={{ whiteSpace: 'pre-line' }}>{each.join('\n')}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** A JWT that came in, decoded. */
function JwtView({ title, jwt }: { title: string; jwt: Jwt }) {
  const { t } = useTexts();
  const Icon = jwt.signatureValid ? IconCheck : IconX;
  return (
    <div>
      <Group gap="xs" mb={4}>
        <Text size="sm" fw={600}>{title}</Text>
        <Badge color={jwt.signatureValid ? 'teal' : 'red'} variant="light" tt="none" leftSection={<Icon size={12} aria-hidden />} styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t(jwt.signatureValid ? 'requests.signature.valid' : 'requests.signature.invalid')}</Badge>
      </Group>
      <Stack gap={4}>
        <Text size="xs" c="dimmed">{t('requests.header')}</Text>
        <Code block className="breakable" style={{ whiteSpace: 'pre-wrap' }}>{json(jwt.header)}</Code>
        {jwt.claims === undefined ? null : <><Text size="xs" c="dimmed">{t('requests.claims')}</Text><Code block className="breakable" style={{ whiteSpace: 'pre-wrap' }}>{json(jwt.claims)}</Code></>}
      </Stack>
    </div>
  );
}

const jwtsOf = ({ requestObject, authentication, proof }: Facts): readonly (readonly ['requestObject' | 'assertion' | 'proof', Jwt])[] => [
  ...(requestObject?.jwt === undefined ? [] : [['requestObject', requestObject.jwt] as const]),
  ...(authentication?.assertion === undefined || 'problem' in authentication.assertion ? [] : [['assertion', authentication.assertion] as const]),
  ...(proof.kind === 'decoded' ? [['proof', proof.jwt] as const] : []),
];

/** What came, as far as it may be shown: parameters, JWTs decoded, the rest of the call. */
export function Arrived({ trace: { call, facts } }: { trace: Trace }) {
  const { t } = useTexts();
  const raw = facts?.parameters.kind === 'parsed' ? facts.parameters.values : undefined;
  const counting = facts?.authorization?.values;
  return (
    <Section title={t('requests.stages.came')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">{t('requests.masked')}</Text>
        {raw === undefined || Object.keys(raw).length === 0 ? null : <Parameters title={t('requests.stages.parameters')} values={raw} />}
        {facts === undefined ? null : jwtsOf(facts).map(([name, jwt]) => <JwtView key={name} title={t(`requests.stages.${name}`)} jwt={jwt} />)}
        {counting === undefined || json(counting) === json(raw) ? null : <Parameters title={t('requests.stages.effective')} values={counting} />}
        {facts?.certificate.kind === 'parsed' ? <Text size="sm"><Text span fw={600}>{t('requests.stages.certificate')}: </Text><Code className="breakable">{`x5t#S256 ${facts.certificate.x5tS256}`}</Code></Text> : null}
        {Object.keys(call).length === 0 ? null : <div><Text size="sm" fw={600} mb={4}>{t('requests.stages.call')}</Text><Code block className="breakable" style={{ whiteSpace: 'pre-wrap' }}>{json(call)}</Code></div>}
      </Stack>
    </Section>
  );
}
