import { Button, Modal, Stack, Stepper, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { moveKey, type RingKey } from '../../api/keys';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';
import { kin } from './flags';
import './texts';

/** How far the rotation of a key has come: what the keys are says it, so that it can be gone on with tomorrow. */
export function stepOf(key: RingKey, all: readonly RingKey[]): 0 | 1 | 2 | 3 {
  if (key.state === 'signing') return kin(key, all, 'published') === undefined ? 0 : 1;
  return key.state === 'published' ? 2 : 3;
}

/** Publish, switch, retire: each when its time has come. */
export function Rotation({ serviceId, subject, all, onClose }: { serviceId: string; subject: RingKey; all: readonly RingKey[]; onClose: () => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const step = stepOf(subject, all);
  const successor = kin(subject, all, 'published');
  const kid = subject.kid ?? '';
  const move = useMutation({
    mutationFn: () => (step === 0 ? moveKey(serviceId, kid, 'publish') : step === 1 ? moveKey(serviceId, successor?.kid ?? '', 'switch') : moveKey(serviceId, kid, 'retire')),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['keys', serviceId] }), queries.invalidateQueries({ queryKey: ['service', serviceId] })]),
  });
  const words = ['publish', 'switch', 'retire'] as const;
  const action = [t('keyRing.doPublish'), t('keyRing.doSwitch'), t('keyRing.doRetire')][step];
  return (
    <Modal opened onClose={onClose} title={t('keyRing.rotateWhat', { kid })} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack>
        <Stepper active={step} orientation="vertical" allowNextStepsSelect={false} size="sm">
          {words.map((word) => <Stepper.Step key={word} label={t(`keyRing.steps.${word}`)} description={t(`keyRing.steps.${word}Text`)} />)}
        </Stepper>
        {step === 3 ? <Text role="status" fw={600}>{t('keyRing.steps.done')}</Text> : <Button w="fit-content" loading={move.isPending} onClick={() => move.mutate()}>{action}</Button>}
        {move.error === null ? null : <ErrorState error={move.error} />}
      </Stack>
    </Modal>
  );
}
