import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import type { Route } from './+types/import-report-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { importPlace, targetOf } from './exchange/import-place.ts';
import { ImportProgress } from './exchange/import-progress.tsx';
import { allOf, ReportSection } from './exchange/report-section.tsx';
import { RunSection } from './exchange/run-section.tsx';
import { earnable } from './programme/earnable.ts';

const perPage = 100;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'programme:write');
  const where = { ...console.scope, importId: params.importId };
  const outcome = chosenOf(url, 'outcome', ['carried', 'changed', 'already-there', 'not-carried'] as const);
  const after = Math.max(0, Math.floor(Number(url.searchParams.get('after')) || 0));
  // First how far it is, then the report: the other way round, one that ends in between would stay without its lines.
  const view = await needed(console.client.getImport({ params: where }), url);
  const [report, achievements, pools] = await needed(
    Promise.all([
      console.client.getImportReport({ params: where, query: { outcome, after, limit: perPage } }),
      earnable(console),
      console.client.listPools({ params: console.scope }),
    ]),
    url,
  );
  return { view, report, achievements, pools: pools.items, outcome, after };
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const { imports } = importPlace(base, targetOf(url.pathname));
  const { text, checked } = fieldReader(form, textOf(request).t);
  const where = { ...scope, importId: params.importId };
  try {
    if (text('act') === 'forget') {
      await client.discardImport({ params: where });
      return redirect(imports);
    }
    const body = {
      achievementId: text('achievementId') || null,
      poolId: text('poolId') || null,
      alreadyThere: checked('again') ? ('add' as const) : ('leave' as const),
    };
    await client.runImport({ params: where, body });
    return redirect(`${imports}/${params.importId}`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(
    args,
    (t) => args.loaderData?.view.fileName ?? t(`issuer.exchange.title.${targetOf(args.location.pathname)}`),
  );
}

/** What becomes of a package: read, shown, and imported when somebody says so. */
export default function ImportReportPage({ loaderData, actionData }: Route.ComponentProps) {
  const { view, report, achievements, pools, outcome, after } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const { list, imports } = importPlace(base, view.target);
  const here = `${imports}/${view.id}`;
  const title = view.title ?? view.fileName;
  return (
    <Page
      title={title}
      lead={view.kind && t(`issuer.exchange.kind.${view.kind}`)}
      trail={[
        { to: list, label: t(`issuer.exchange.list.${view.target}`) },
        { to: imports, label: t(`issuer.exchange.title.${view.target}`) },
      ]}
    >
      <FormErrors
        problem={actionData?.problem}
        fields={{ achievementId: t('issuer.exchange.achievement'), poolId: t('issuer.exchange.pool') }}
      />
      <ImportProgress view={view} here={here} />
      {view.state === 'failed' && (
        <Notice kind="warning" title={t('issuer.exchange.failed')}>
          <p>
            {view.fault?.sentence} {view.fault?.detail && <bdi>({view.fault.detail})</bdi>}
          </p>
          <ButtonLink to={imports} size="s">
            {t('issuer.exchange.another')}
          </ButtonLink>
        </Notice>
      )}
      {view.state === 'done' && (
        <Notice kind="success">
          <p>{t(`issuer.exchange.done.${view.target}`, { title })}</p>
          <ButtonLink
            to={
              view.target === 'bank'
                ? `${list}${view.poolId ? `?poolId=${view.poolId}` : ''}`
                : `${list}/${view.programmeId}`
            }
            variant="primary"
          >
            {t(`issuer.exchange.open.${view.target}`)}
          </ButtonLink>
        </Notice>
      )}
      {view.state === 'ready' && <RunSection view={view} achievements={achievements} pools={pools} />}
      {report.total + allOf(view.counts) > 0 && (
        <ReportSection view={view} report={report} outcome={outcome} after={after} here={here} />
      )}
    </Page>
  );
}
