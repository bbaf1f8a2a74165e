import { Card, Group, Title, type CardProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** A card with a heading. */
export function Section({ title, action, children, ...card }: { title: string; action?: ReactNode; children: ReactNode } & CardProps) {
  return (
    <Card withBorder component="section" aria-label={title} {...card}>
      <Group justify="space-between" mb="sm" align="center">
        <Title order={2}>{title}</Title>
        {action}
      </Group>
      {children}
    </Card>
  );
}
