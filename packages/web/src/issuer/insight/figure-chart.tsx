import { useText } from '../../text/text-context.tsx';
import { BarChart } from '../../ui/bar-chart.tsx';
import { FunnelChart } from '../../ui/funnel-chart.tsx';
import { LineChart } from '../../ui/line-chart.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Chart } from './figure.ts';

/** Draws a figure, with what is to be seen in it in words. */
export function FigureChart({ title, chart }: { title: string; chart: Chart }) {
  const { t, format } = useText();
  const beneath = t('issuer.insight.seeTable');
  if (isTooFew(chart))
    return (
      <Notice kind="info" title={t('issuer.insight.fewTitle')}>
        {t('issuer.insight.few')}
      </Notice>
    );
  if (chart.kind === 'funnel') return <FunnelChart {...chart} title={title} description={beneath} />;
  if (chart.kind === 'bars') {
    return <BarChart title={title} description={beneath} bars={chart.bars} max={chart.max} />;
  }
  const values = chart.series.flatMap((line) => line.values);
  const most = Math.max(0, ...values.filter((value) => value !== null));
  const say = chart.isShare ? format.percent : format.number;
  const place = chart.series[0]?.values.indexOf(most) ?? -1;
  const highest =
    most > 0 && place >= 0
      ? `${t('issuer.insight.highest', { label: chart.labels[place] ?? '', value: say(most) })} `
      : '';
  return (
    <LineChart
      title={title}
      description={`${highest}${beneath}`}
      labels={chart.labels}
      series={chart.series}
      max={chart.isShare ? 1 : roundUp(most)}
      format={say}
    />
  );
}

/** What is drawn without a value would look like one. */
function isTooFew(chart: Chart): boolean {
  if (chart.kind === 'funnel') return chart.steps.filter((step) => step !== null).length < 2;
  const values =
    chart.kind === 'bars' ? chart.bars.map(({ value }) => value) : chart.series.flatMap((line) => line.values);
  return values.every((value) => value === null);
}

/** A top of the scale that halves well. */
function roundUp(most: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(most, 1))));
  return Math.max(2, Math.ceil(most / step / 2) * step * 2);
}
