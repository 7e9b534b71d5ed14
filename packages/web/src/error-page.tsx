import type { TFunction } from 'i18next';
import { isRouteErrorResponse, useLocation } from 'react-router';
import styles from './error-page.module.css';
import { keptEntriesOf } from './session/kept-entries.ts';
import { isProblem } from './session/problem.ts';
import { problemSentence } from './text/problem-sentence.ts';
import { useText } from './text/text-context.tsx';
import { ButtonLink } from './ui/button-link.tsx';
import { ButtonRow } from './ui/button-row.tsx';
import { Page } from './ui/page.tsx';
import { Section } from './ui/section.tsx';
import { SendAgain } from './ui/send-again.tsx';

const kinds = {
  401: 'notSignedIn',
  403: 'notAllowed',
  404: 'notFound',
  410: 'notFound',
  429: 'busy',
  503: 'unavailable',
} as const;

type Kind = (typeof kinds)[keyof typeof kinds] | 'internal' | 'refused';

/** The status a caught error stands for; what nobody foresaw is a 500. */
export function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

/** The headline of the page for a caught error; also the document's title. */
export function errorTitle(t: TFunction, error: unknown): string {
  return isErased(error) ? t('erasure.gone.title') : t(`errorPage.${kindOf(statusOf(error))}.title`);
}

/** What was erased is not missing: whoever looks for it is told. */
function isErased(error: unknown): boolean {
  return problemIn(error)?.code === 'erased';
}

function problemIn(error: unknown) {
  return isRouteErrorResponse(error) && isProblem(error.data) ? error.data : undefined;
}

function kindOf(status: number): Kind {
  if (status in kinds) return kinds[status as keyof typeof kinds];
  return status >= 500 ? 'internal' : 'refused';
}

export interface ErrorPageProps {
  error: unknown;
}

/** In place of a page that cannot be shown: what happened, what was kept, what to do next. */
export function ErrorPage({ error }: ErrorPageProps) {
  const { t } = useText();
  const { pathname, search } = useLocation();
  const status = statusOf(error);
  const kind = kindOf(status);
  const problem = problemIn(error);
  const lead = isErased(error) ? t('erasure.gone.lead') : t(`errorPage.${kind}.text`);
  const entries = keptEntriesOf(problem);
  return (
    <Page title={errorTitle(t, error)} lead={lead} width="text">
      {kind === 'refused' && problem && <p>{problemSentence(t, problem)}</p>}
      {entries.length > 0 && (
        <Section title={t('errorPage.kept')} lead={t('errorPage.keptText')}>
          <SendAgain entries={entries} />
        </Section>
      )}
      <ButtonRow>
        {kind === 'notSignedIn' && entries.length === 0 && (
          <ButtonLink to={`/sign-in?${new URLSearchParams({ next: `${pathname}${search}` })}`} variant="primary">
            {t('errorPage.signIn')}
          </ButtonLink>
        )}
        {(kind === 'internal' || kind === 'unavailable' || kind === 'busy') && (
          <ButtonLink to={`${pathname}${search}`} reloadDocument variant="primary">
            {t('errorPage.again')}
          </ButtonLink>
        )}
        <ButtonLink to="/">{t('errorPage.toStart')}</ButtonLink>
        <ButtonLink to="/programmes">{t('errorPage.toProgrammes')}</ButtonLink>
        <ButtonLink to="/verify" reloadDocument>
          {t('errorPage.toVerify')}
        </ButtonLink>
      </ButtonRow>
      <p className={styles.code}>
        {t('errorPage.code', { status })} {problem && <code>{problem.code}</code>}
      </p>
    </Page>
  );
}
