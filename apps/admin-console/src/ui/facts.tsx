import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

/** Names and their values, one in a line. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <Table variant="vertical" layout="fixed" verticalSpacing="xs">
      <Table.Tbody>
        {rows.map(([name, value]) => <Table.Tr key={name}><Table.Th w="38%" scope="row" fw={500}>{name}</Table.Th><Table.Td className="breakable">{value}</Table.Td></Table.Tr>)}
      </Table.Tbody>
    </Table>
  );
}
