import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { StatTiles } from '../ui/stat-tiles.tsx';
import type { Route } from './+types/overview-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { CredentialTable } from './credential/credential-table.tsx';
import { FirstSteps } from './overview/first-steps.tsx';
import { LogFindings } from './overview/log-findings.tsx';
import { openStep, stepsOf } from './overview/steps.ts';
import { statsOf, takeStock } from './overview/take-stock.ts';
import { WaitingForYou } from './overview/waiting-for-you.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  return await needed(takeStock(consoleOf(context)), url);
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.sections.overview'));
}

/** How things stand, what happened last, and, while the organisation is new, the next step. */
export default function OverviewPage({ loaderData: stock }: Route.ComponentProps) {
  const { t, format } = useText();
  const { base, may } = useConsole();
  const steps = stepsOf(stock, base);
  const issue = may('credential:issue') && stock.achievements.count > 0 && (
    <ButtonLink to={`${base}/credentials/new`}>{t('issuer.credentials.issueOne')}</ButtonLink>
  );
  return (
    <Page title={t('issuer.sections.overview')} {...(issue ? { actions: issue } : {})}>
      <LogFindings findings={stock.findings} />
      <WaitingForYou items={stock.waiting} />
      {openStep(steps) && <FirstSteps steps={steps} />}
      <StatTiles stats={statsOf(stock, { t, format })} />
      {stock.recent.length > 0 && (
        <Section title={t('issuer.overview.recent')}>
          <CredentialTable items={stock.recent} />
          <div>
            <ButtonLink to={`${base}/credentials`} size="s" variant="quiet" icon="arrow">
              {t('issuer.overview.all')}
            </ButtonLink>
          </div>
        </Section>
      )}
    </Page>
  );
}
