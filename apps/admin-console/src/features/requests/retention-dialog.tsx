import { Button, Group, Modal, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { retentionQuery, saveRetention, type Retention } from '../../api/requests';
import { useTexts } from '../../i18n/i18n';
import { ErrorState, Loading } from '../../ui/states';
import './texts';

const MOST_DAYS = 3_650;

function RetentionForm({ serviceId, stored, onDone }: { serviceId: string; stored: Retention; onDone: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [retention, setRetention] = useState(stored);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const change = (part: Partial<Retention>): void => setRetention((before) => ({ ...before, ...part }));
  const number = (key: 'failureDays' | 'successDays' | 'sampledPerThousand', label: string, max: number, min = 1) => (
    <NumberInput label={label} value={retention[key]} min={min} max={max} allowDecimal={false} clampBehavior="strict" onChange={(value) => { if (typeof value === 'number') change({ [key]: value }); }} hideControls />
  );
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await saveRetention(serviceId, retention);
      await queries.invalidateQueries({ queryKey: ['retention', serviceId] });
      notifications.show({ color: 'teal', message: t('requests.retention.saved'), closeButtonProps: { 'aria-label': t('ui.close') } });
      onDone();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Stack>
        {number('failureDays', t('requests.retention.failureDays'), MOST_DAYS)}
        <div>
          <Text size="sm" fw={500} mb={4} id="successes">{t('requests.retention.successes')}</Text>
          <SegmentedControl
            fullWidth aria-labelledby="successes" value={retention.successes} onChange={(value) => change({ successes: value as Retention['successes'] })}
            data={(['off', 'sampled', 'all'] as const).map((value) => ({ value, label: t(`requests.retention.${value}`) }))}
          />
        </div>
        {retention.successes === 'sampled' ? number('sampledPerThousand', t('requests.retention.perThousand'), 1_000) : null}
        {retention.successes === 'off' ? null : number('successDays', t('requests.retention.successDays'), MOST_DAYS)}
        <Text size="sm" c="dimmed">{t('requests.retention.note')}</Text>
        {error === undefined ? null : <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>{t('ui.cancel')}</Button>
          <Button type="submit" loading={busy}>{t('requests.retention.save')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** How long requests are kept, and which successes at all. */
export function RetentionDialog({ serviceId, onClose }: { serviceId: string; onClose: () => void }) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(retentionQuery(serviceId));
  return (
    <Modal opened onClose={onClose} title={t('requests.retention.title')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {data !== undefined ? <RetentionForm serviceId={serviceId} stored={data} onDone={onClose} /> : error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />}
    </Modal>
  );
}
