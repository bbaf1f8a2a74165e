import { Anchor, Badge, Group, Select, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { DataTable, Pages, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';
import { ruleAt } from './rule-at';
import type { Chapter, Kept } from './rule-book';
import { useRuleBook } from './use-rule-book';
import './texts';

const SIZE = 50;

function KeptBadges({ kept }: { kept: readonly Kept[] }) {
  const { t } = useTexts();
  return <Group gap={4}>{kept.map((each) => <Badge key={each} variant="light" color="gray" tt="none" fw={500} styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t(`rules.kinds.${each}`)}</Badge>)}</Group>;
}

/** Every clause, to be searched and browsed. */
export function RulesPage() {
  const { t, language } = useTexts();
  const [params, setParams] = useSearchParams();
  const { data: book, error, refetch } = useRuleBook();
  const profile = params.get('profile');
  const query = params.get('q') ?? '';
  const wanted = useDeferredValue(query);
  const page = Math.max(1, Number(params.get('page')) || 1);
  const change = (next: Readonly<Record<string, string | null>>): void => {
    const entries = Object.entries({ profile, q: query, ...next }).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '');
    setParams(Object.fromEntries(entries), { replace: true });
  };
  const found = book?.find(profile, wanted) ?? [];
  const columns: Column<Chapter>[] = [
    { id: 'clause', title: t('rules.clause'), cell: ({ rule, specification }) => (
      <>
        <Anchor component={Link} to={ruleAt(rule.id)} ff="monospace" size="sm" style={{ whiteSpace: 'nowrap' }}>{rule.id}</Anchor>
        <Text size="xs" c="dimmed">{specification.title}</Text>
      </>
    ) },
    { id: 'demands', title: t('rules.demands'), cell: ({ rule }) => <Text size="sm">{rule.demands[language]}</Text> },
    { id: 'kept', title: t('rules.kept'), cell: ({ kept }) => <KeptBadges kept={kept} /> },
  ];
  return (
    <Page title={t('rules.title')} about={t('rules.about')}>
      {error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : book === undefined ? <Loading /> : (
        <>
          <Group mb="md" gap="sm" align="flex-end">
            <TextInput w={320} maw="100%" leftSection={<IconSearch size={16} aria-hidden />} aria-label={t('rules.search')} placeholder={t('rules.search')} value={query} onChange={(event) => change({ q: event.currentTarget.value })} />
            <Select w={260} aria-label={t('rules.profile')} placeholder={t('rules.allProfiles')} clearable clearButtonProps={{ 'aria-label': t('rules.allProfiles') }} value={profile} data={book.books.map(({ id, title }) => ({ value: id, label: title }))} onChange={(id) => change({ profile: id })} />
            <Text size="sm" c="dimmed" aria-live="polite" pb={8}>{t('rules.count', { count: found.length })}</Text>
          </Group>
          {found.length === 0 ? <Empty title={t('shell.searchNothing')} /> : <DataTable caption={t('rules.title')} columns={columns} rows={found.slice((page - 1) * SIZE, page * SIZE)} keyOf={({ rule }) => rule.id} />}
          <Pages total={found.length} size={SIZE} page={page} onPage={(next) => change({ page: String(next) })} />
        </>
      )}
    </Page>
  );
}
