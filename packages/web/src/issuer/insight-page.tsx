import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { StatTiles } from '../ui/stat-tiles.tsx';
import type { Route } from './+types/insight-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { textOf } from './console/text-of.ts';
import { FigureChart } from './insight/figure-chart.tsx';
import { FigureFilters } from './insight/figure-filters.tsx';
import { shareOf } from './insight/figure-words.ts';
import { HowCounted } from './insight/how-counted.tsx';
import { insightSearch, readInsightFilters } from './insight/insight-filters.ts';
import { loadFigure } from './insight/load-figure.ts';
import { QuestionList } from './insight/question-list.tsx';

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'insight:read');
  const { client, scope: params } = console;
  const filters = readInsightFilters(url);
  const growth = loadFigure(console, { question: 'growth', filters, text: textOf(request) });
  const [{ programmes }, overview, figure] = await needed(
    Promise.all([client.getInsightFilters({ params }), client.getInsightOverview({ params, query: filters }), growth]),
    url,
  );
  return { programmes, overview, filters, figure };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.insight.title'));
}

/** The few numbers that matter and what changed; then the questions that can be asked. */
export default function InsightPage({ loaderData }: Route.ComponentProps) {
  const { programmes, overview, filters, figure } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const stats = useStats(overview);
  return (
    <Page title={t('issuer.insight.title')} lead={t('issuer.insight.lead')}>
      <FigureFilters
        action={`${base}/insight`}
        filters={filters}
        period={overview}
        choices={programmes}
        needsProgramme={false}
      />
      <StatTiles stats={stats} />
      {figure.isEmpty ? (
        <EmptyState
          title={t('issuer.insight.noneTitle')}
          action={<ButtonLink to={`${base}/programmes`}>{t('issuer.insight.toProgrammes')}</ButtonLink>}
        >
          {t('issuer.insight.none')}
        </EmptyState>
      ) : (
        <Section title={t('issuer.insight.changed')}>
          <FigureChart title={t('issuer.insight.changed')} chart={figure.chart} />
          <HowCounted />
        </Section>
      )}
      <Section title={t('issuer.insight.questions')}>
        <QuestionList base={base} search={insightSearch(filters)} />
      </Section>
    </Page>
  );
}

function useStats({ now, before, from, to }: Route.ComponentProps['loaderData']['overview']) {
  const { t, format } = useText();
  const months = monthsBetween(from, to);
  const tile = (label: string, of: (figures: typeof now) => number | null, say: (value: number) => string) => {
    const [value, past] = [of(now), of(before)];
    const hint =
      past === null
        ? t('issuer.insight.beforeUnknown')
        : t('issuer.insight.before', { value: say(past), count: months });
    return value === null
      ? { label, value: t('issuer.insight.tooFew'), isUnknown: true, hint }
      : { label, value: say(value), hint };
  };
  const column = 'issuer.insight.column';
  return [
    tile(t(`${column}.enrolled`), ({ enrolled }) => enrolled, format.number),
    tile(t(`${column}.activated`), ({ activated, activatedOf }) => shareOf(activated, activatedOf), format.percent),
    tile(t(`${column}.completed`), ({ completed, completedOf }) => shareOf(completed, completedOf), format.percent),
    tile(t(`${column}.issued`), ({ credentials }) => credentials, format.number),
  ];
}

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return index(to) - index(from) + 1;
}
