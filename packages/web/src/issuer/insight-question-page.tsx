import { pageProblem } from '../session/problem.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Table } from '../ui/table.tsx';
import type { Route } from './+types/insight-question-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { textOf } from './console/text-of.ts';
import type { Figure } from './insight/figure.ts';
import { FigureChart } from './insight/figure-chart.tsx';
import { FigureFilters } from './insight/figure-filters.tsx';
import { HowCounted } from './insight/how-counted.tsx';
import { insightSearch, readInsightFilters } from './insight/insight-filters.ts';
import { loadFigure } from './insight/load-figure.ts';
import { questionOf } from './insight/questions.ts';

export async function loader({ request, context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'insight:read');
  const question = questionOf(params.question);
  if (!question) throw pageProblem({ status: 404, code: 'not-found', title: 'Not found', errors: [] });
  const { programmes } = await needed(console.client.getInsightFilters({ params: console.scope }), url);
  const asked = readInsightFilters(url);
  const needsProgramme = question === 'drop-off';
  const first = needsProgramme ? programmes[0]?.id : undefined;
  const filters = { ...asked, programmeId: asked.programmeId ?? first };
  const text = textOf(request);
  const hasFigure = !needsProgramme || filters.programmeId !== undefined;
  const figure = hasFigure ? await needed(loadFigure(console, { question, filters, text }), url) : null;
  return { question, filters, programmes, needsProgramme, figure };
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) =>
    args.loaderData ? t(`issuer.insight.question.${args.loaderData.question}.title`) : t('issuer.insight.title'),
  );
}

/** One question about the learning of an organisation: drawn, and as a table. */
export default function InsightQuestionPage({ loaderData }: Route.ComponentProps) {
  const { question, filters, programmes, needsProgramme, figure } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const place = `${base}/insight/${question}`;
  const title = t(`issuer.insight.question.${question}.title`);
  return (
    <Page
      title={title}
      lead={t(`issuer.insight.question.${question}.lead`)}
      trail={[{ to: `${base}/insight`, label: t('issuer.insight.title') }]}
    >
      <FigureFilters
        action={place}
        filters={filters}
        period={figure?.period}
        choices={programmes}
        needsProgramme={needsProgramme}
      />
      {figure && !figure.isEmpty ? (
        <>
          <FigureChart title={title} chart={figure.chart} />
          <Section title={t('issuer.insight.inNumbers')}>
            <HowCounted />
            <Table
              caption={title}
              captionHidden
              rows={figure.rows}
              rowKey={({ key }) => key}
              columns={figure.columns.map((header, index) => ({
                key: header,
                header,
                cell: ({ cells }: Figure['rows'][number]) =>
                  index === 0 ? <bdi>{cells[index]?.text}</bdi> : cells[index]?.text,
                align: typeof figure.rows[0]?.cells[index]?.raw === 'string' ? ('start' as const) : ('end' as const),
              }))}
            />
            <div>
              <ButtonLink to={`${place}/table.csv${insightSearch(filters)}`} reloadDocument icon="download" size="s">
                {t('issuer.insight.csv')}
              </ButtonLink>
            </div>
          </Section>
        </>
      ) : (
        <EmptyState
          title={t('issuer.insight.noneTitle')}
          action={<ButtonLink to={`${base}/programmes`}>{t('issuer.insight.toProgrammes')}</ButtonLink>}
        >
          {figure ? t('issuer.insight.none') : t('issuer.insight.noneProgramme')}
        </EmptyState>
      )}
    </Page>
  );
}
