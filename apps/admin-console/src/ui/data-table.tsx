import { Group, Pagination, ScrollArea, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/i18n';

export interface Column<T> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  readonly align?: 'right';
}

interface Props<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly minWidth?: number;
}

/** A table with a caption for those who do not see it. */
export function DataTable<T>({ caption, columns, rows, keyOf, minWidth = 640 }: Props<T>) {
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': caption }}>
      <Table highlightOnHover verticalSpacing="sm" miw={minWidth} withTableBorder={false}>
        <caption className="visually-hidden">{caption}</caption>
        <Table.Thead>
          <Table.Tr>{columns.map(({ id, title, align }) => <Table.Th key={id} ta={align} scope="col" style={{ whiteSpace: 'nowrap' }}>{title === '' ? <span className="visually-hidden">{id}</span> : title}</Table.Th>)}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => <Table.Tr key={keyOf(row)}>{columns.map(({ id, cell, align }) => <Table.Td key={id} ta={align}>{cell(row)}</Table.Td>)}</Table.Tr>)}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

/** Which rows of how many are shown, and the way to the others. */
export function Pages({ total, size, page, onPage }: { total: number; size: number; page: number; onPage: (page: number) => void }) {
  const { t } = useTexts();
  if (total === 0) return null;
  return (
    <Group justify="space-between" mt="md">
      <Text size="sm" c="dimmed">{t('ui.rows', { from: (page - 1) * size + 1, to: Math.min(page * size, total), total })}</Text>
      {total <= size ? null : (
        <Pagination
          total={Math.ceil(total / size)} value={page} onChange={onPage} size="sm"
          getControlProps={(control) => ({ 'aria-label': t(`ui.page.${control}`) })}
          getItemProps={(item) => ({ 'aria-label': t('ui.page.number', { page: item }) })}
        />
      )}
    </Group>
  );
}
