import { ActionIcon, SegmentedControl, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { speak, useTexts, type Language } from '../i18n/i18n';

/** Language and colour scheme. */
export function HeaderTools() {
  const { t, language } = useTexts();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <>
      <SegmentedControl
        size="xs" value={language} onChange={(value) => void speak(value as Language)} aria-label={t('shell.language')}
        data={[{ value: 'en', label: <span lang="en">EN</span> }, { value: 'ja', label: <span lang="ja">日本語</span> }]}
      />
      <Tooltip label={scheme === 'dark' ? t('shell.light') : t('shell.dark')}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={scheme === 'dark' ? t('shell.light') : t('shell.dark')} onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
          {scheme === 'dark' ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </>
  );
}
