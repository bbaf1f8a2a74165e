import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import type { Period, Statistics } from '../../api/statistics';
import { useTexts } from '../../i18n/i18n';
import './texts';

/* Import this file lazily: the charts are a third of everything else. */

const COLORS = ['indigo.6', 'teal.7', 'orange.6', 'grape.6', 'cyan.7', 'pink.6'] as const;

const labelled = (at: number, period: Period, language: string): string =>
  new Intl.DateTimeFormat(language, period === 'day' ? { hour: '2-digit', minute: '2-digit' } : period === 'week' ? { weekday: 'short', hour: '2-digit' } : { month: 'short', day: 'numeric' }).format(at);

/** Requests in intervals, stacked by what became of them or by the profile that they were held to. */
export function ActivityChart({ statistics, by, period, title }: { statistics: Statistics; by: 'result' | 'profile'; period: Period; title: string }) {
  const { t, language } = useTexts();
  const profiles = statistics.profiles.map(({ profile }) => profile);
  const series = by === 'result'
    ? [{ name: 'accepted', label: t('activity.accepted'), color: 'teal.7' }, { name: 'rejected', label: t('activity.rejected'), color: 'red.7' }]
    : [...profiles.map((profile, at) => ({ name: `in ${profile}`, label: profile, color: COLORS[at % COLORS.length] ?? 'indigo.6' })), { name: 'none', label: t('activity.noProfile'), color: 'gray.5' }];
  const data = statistics.intervals.map(({ at, accepted, rejected, profiles: held }) => ({
    at: labelled(at, period, language), accepted, rejected, ...Object.fromEntries(profiles.map((profile) => [`in ${profile}`, held[profile] ?? 0])),
    none: accepted + rejected - Object.values(held).reduce((sum, count) => sum + count, 0),
  }));
  return (
    <div role="img" aria-label={title}>
      <BarChart
        h={220} data={data} dataKey="at" type="stacked" series={series} withLegend legendProps={{ verticalAlign: 'bottom' }} tickLine="none" gridAxis="x" textColor="dimmed"
        yAxisProps={{ allowDecimals: false, width: 40 }} xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 24 }} barChartProps={{ accessibilityLayer: false }} maxBarWidth={28}
      />
    </div>
  );
}
