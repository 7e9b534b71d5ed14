import type { Verdict } from '@laurel/sdk';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Time } from '../../ui/time.tsx';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import type { Answer } from '../answer.ts';
import { ClaimsSummary } from './claims-summary.tsx';
import { nextStepOf } from './next-step-of.ts';
import styles from './report.module.css';
import { TechnicalDetail } from './technical-detail.tsx';
import { useVerdictText } from './use-verdict-text.ts';

export interface ReportProps {
  answer: Answer;
  verdict: Verdict;
}

/** The verdict in one sentence, then why, then what it says, then the engineers' part. Takes the focus when it appears. */
export function Report({ answer, verdict }: ReportProps) {
  const { t } = useText();
  const { sentenceOf, checksOf } = useVerdictText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (verdict) heading.current?.focus();
  }, [verdict]);
  const { credential, warnings, technical } = verdict;
  const who = {
    issuer: credential?.issuer.name ?? t('verifier.result.someone'),
    name: credential?.subject.name ?? t('verifier.result.somebody'),
  };
  return (
    <Stack>
      <section aria-labelledby="answer" data-verdict={verdict.outcome}>
        <h2 id="answer" ref={heading} tabIndex={-1} className="visually-hidden">
          {t('verifier.result.title')}
        </h2>
        <Stack gap="s">
          <VerdictLine outcome={verdict.outcome} sentence={<Sentence answer={answer} text={sentenceOf(verdict)} />} />
          <p className={styles.how}>
            {t('verifier.result.at')} <Time value={technical.checkedAt} show="instant" />.{' '}
            {t(answer.checkedBy === 'browser' ? 'verifier.result.byBrowser' : 'verifier.result.byServer')}{' '}
            {answer.fileName && t('verifier.result.source', { name: answer.fileName })}
          </p>
        </Stack>
      </section>
      <Section title={t('verifier.result.next')}>
        <p>{t(`verifier.result.nextSteps.${nextStepOf(verdict)}`, who)}</p>
      </Section>
      <Section title={t('verifier.result.checks')}>
        <CheckList checks={checksOf(verdict)} />
        {warnings.map(({ reasonCode, sentence }) => (
          <Notice key={reasonCode} kind="warning" title={t('verifier.result.warnings')}>
            {sentence}
          </Notice>
        ))}
      </Section>
      {credential && <ClaimsSummary credential={credential} holds={verdict.outcome === 'valid'} />}
      <TechnicalDetail verdict={verdict} />
    </Stack>
  );
}

/** The deciding words; of a revocation with the issuer's own reason where its page gives one. */
function Sentence({ answer: { revocation }, text }: { answer: Answer; text: string }) {
  const { t, format } = useText();
  if (!revocation) return <>{text}</>;
  const { reason, revokedAt, page } = revocation;
  const date = format.day(revokedAt);
  return (
    <>
      {reason ? t('verifier.result.revoked', { date, reason }) : t('verifier.result.revokedNoReason', { date })}{' '}
      <Link to={page}>{t('verifier.result.page')}</Link>
    </>
  );
}
