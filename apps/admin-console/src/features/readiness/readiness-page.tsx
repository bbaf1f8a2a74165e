import { Alert, Button, Group, List, Menu, Select, Stack, Text } from '@mantine/core';
import { IconDownload, IconInfoCircle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Entity } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { entityAt } from '../../shell/places';
import { download } from '../../ui/secret';
import { ErrorState, Loading } from '../../ui/states';
import { useEditor } from '../settings/editor';
import { toCsv } from './export';
import { ProfileCard } from './profile-card';
import { SettingValue } from './setting-value';
import { useFix } from './use-fix';
import { MOST_CLIENTS, useJudged, useRules } from './use-judgement';
import './texts';

/** How the draft stands with the profiles in play, while it is being edited. */
export function ReadinessPage() {
  const { t, language } = useTexts();
  const { subject, place, crumbs, name, readOnly, review } = useEditor();
  const { profile: asked } = useParams();
  const navigate = useNavigate();
  const rules = useRules();
  const { judged, total, error, retry } = useJudged(true);
  const fix = useFix();
  const report = useMemo(() => (rules.data === undefined || judged === undefined ? undefined : rules.data.judge(judged, asked === undefined ? [] : [asked])), [rules.data, judged, asked]);
  const clients = useMemo(() => (judged?.clients ?? []).map((client) => ({ clientId: Number(client['clientId']), name: String(client['clientName'] ?? client['clientId']) })), [judged]);
  const title = t('shell.readiness');
  if (error !== null || rules.error !== null) return <Page title={title} crumbs={crumbs}><ErrorState error={error ?? rules.error} onRetry={() => { retry(); void rules.refetch(); }} /></Page>;
  if (rules.data === undefined || judged === undefined || report === undefined) return <Page title={title} crumbs={crumbs}><Loading /></Page>;
  const { allFixes, profileChoices } = rules.data;
  const inPlay = report.profiles.filter((each) => each.inPlay).map((each) => each.profile);
  const fixAll = (values: Entity): void => {
    fix(values, true);
    review();
  };
  const file = `readiness-${name.replace(/[^\p{L}\p{N}.-]+/gu, '_')}`;
  const actions = (
    <Group gap="xs" className="no-print">
      <Select
        size="xs" w={250} aria-label={t('findings.another')} placeholder={t('findings.another')} clearable clearButtonProps={{ 'aria-label': t('findings.anotherNone') }} value={asked ?? null}
        data={profileChoices.filter(({ id }) => !inPlay.includes(id)).map(({ id, title: label }) => ({ value: id, label }))}
        onChange={(id) => void navigate(`${entityAt(place)}/readiness${id === null ? '' : `/${id}`}`, { replace: true })}
      />
      <Menu position="bottom-end">
        <Menu.Target><Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />}>{t('findings.export')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => download(`${file}.csv`, toCsv(report, language), 'text/csv')}>{t('findings.csv')}</Menu.Item>
          <Menu.Item onClick={() => download(`${file}.json`, `${JSON.stringify(report, undefined, 2)}\n`)}>{t('findings.jsonFile')}</Menu.Item>
          <Menu.Item onClick={() => window.print()}>{t('findings.print')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
  return (
    <Page title={title} crumbs={crumbs} about={t(subject === 'client' ? 'findings.aboutClient' : 'findings.about')} actions={actions}>
      <Stack gap="lg" pb={96}>
        {report.warnings.length === 0 ? null : (
          <Alert color="yellow" variant="light" icon={<IconInfoCircle aria-hidden />} title={t('findings.contradictions', { count: report.warnings.length })}>
            <List size="sm" spacing="xs">
              {report.warnings.map(({ rule, clientId, demands, verdict, settings }) => (
                <List.Item key={`${rule} ${clientId ?? ''}`}>
                  <Text size="sm">{demands[language]}</Text>
                  {verdict.kind === 'pass' ? null : <Text size="sm" c="dimmed" lang="en">{verdict.why}</Text>}
                  {clientId !== undefined && subject === 'service' ? null : settings.map(({ key, value }) => <SettingValue key={key} subject={subject} place={place} name={key} value={value} />)}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        {report.profiles.map((each) => (
          <ProfileCard
            key={each.profile} readiness={each} subject={subject} place={place} clients={clients} fixes={allFixes(each.profile, judged)}
            {...(readOnly ? {} : { onFix: (values: Entity) => fix(values), onFixAll: fixAll })}
          />
        ))}
        {total > MOST_CLIENTS ? <Text size="sm" c="dimmed">{t('findings.clientsMost', { count: MOST_CLIENTS })}</Text> : null}
      </Stack>
    </Page>
  );
}
