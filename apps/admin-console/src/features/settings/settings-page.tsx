import { Anchor, Card, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { groupsOn, pageOf, pagesOf } from '@symbolon/contract/catalogue';
import { Link, Navigate, useParams, useSearchParams } from 'react-router';
import { Field } from '../../catalogue/field';
import { useTexts } from '../../i18n/i18n';
import { NotFound } from '../../shell/fallback';
import { Page } from '../../shell/page';
import { entityAt } from '../../shell/places';
import { useEditor } from './editor';

/** Any page of settings: what stands on it comes from the catalogue. */
export function SettingsPage() {
  const { t, language } = useTexts();
  const { subject, place, crumbs, readOnly } = useEditor();
  const path = useParams()['*'] ?? '';
  const [query] = useSearchParams();
  const wanted = query.get('field');
  if (path === '') return <Navigate to={pagesOf[subject][0]?.path ?? ''} replace />;
  const node = pageOf(subject, path);
  if (node === undefined) return <NotFound />;
  const above = node.breadcrumb.slice(0, -1).map((part) => ({ title: part[language] }));
  return (
    <Page
      title={node.title[language]} crumbs={[...crumbs, ...above]} key={node.id}
      actions={<Anchor component={Link} to={`${entityAt(place)}/json`} size="sm"><Group gap={4}><IconBraces size={16} aria-hidden />{t('settings.asJson')}</Group></Anchor>}
      about={readOnly ? t('settings.readOnly') : undefined}
    >
      <Stack gap="lg" pb={96}>
        {groupsOn(subject, node.id).filter(({ entries }) => entries.length > 0).map((group) => (
          <Card key={group.id} withBorder component="section" padding="lg" aria-labelledby={`group-${group.id}`}>
            <Grid gap="xl">
              <Grid.Col span={{ base: 12, md: 4 }}>
                <Title order={2} id={`group-${group.id}`}>{group.title[language]}</Title>
                {group.about[language] === '' ? null : <Text size="sm" c="dimmed" mt={4}>{group.about[language]}</Text>}
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 8 }}>
                <Stack gap="lg">{group.entries.map((entry) => <Field key={entry.key} entry={entry} wanted={wanted === entry.key} />)}</Stack>
              </Grid.Col>
            </Grid>
          </Card>
        ))}
      </Stack>
    </Page>
  );
}
