import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Time } from '../../ui/time.tsx';
import type { VerifiedItem } from '../answer.ts';
import { usePlaceText } from '../use-place-text.ts';
import { Aged } from './aged.tsx';
import { ClaimsSummary } from './claims-summary.tsx';
import { ContentsList } from './contents-list.tsx';
import { EndorsementsList } from './endorsements-list.tsx';
import { LookAlike } from './look-alike.tsx';
import { NextStep } from './next-step.tsx';
import { PublicRecord } from './public-record.tsx';
import { Remarks } from './remarks.tsx';
import styles from './report.module.css';
import { TechnicalDetail } from './technical-detail.tsx';
import { useVerdictText } from './use-verdict-text.ts';
import { VerdictHeadline } from './verdict-headline.tsx';

export interface ReportProps {
  item: VerifiedItem;
  /** One among many stands a heading lower and leaves the focus where it is. */
  among?: boolean;
}

/** The verdict in one sentence, then what to do, then why, then what it says, then the engineers' part. */
export function Report({ item, among = false }: ReportProps) {
  const { t } = useText();
  const { checksOf } = useVerdictText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { verdict } = item;
  useEffect(() => {
    if (verdict && !among) heading.current?.focus();
  }, [verdict, among]);
  const { credential } = verdict;
  const level = among ? 3 : 2;
  return (
    <Stack>
      <div data-verdict={verdict.outcome}>
        <VerdictHeadline outcome={verdict.outcome} sentence={verdict.sentence} ref={heading} level={level}>
          {item.successorPage ? <Replaced page={item.successorPage} /> : <Revoked item={item} />}
          {verdict.outcome === 'could-not-be-checked' && (
            <p data-signature={verdict.signature}>{t(`verifier.signature.${verdict.signature}`)}</p>
          )}
          <Aged verdicts={[verdict]} />
          <How item={item} />
        </VerdictHeadline>
      </div>
      <LookAlike verdict={verdict} />
      <Section title={t('verifier.result.next')} level={level}>
        <NextStep verdict={verdict} isReplaced={item.successorPage !== undefined} />
      </Section>
      <Section title={t('verifier.result.checks')} level={level}>
        <CheckList checks={checksOf(verdict)} />
      </Section>
      <PublicRecord verdict={verdict} level={level} />
      <Remarks verdict={verdict} level={level} />
      {credential && <ClaimsSummary credential={credential} outcome={verdict.outcome} level={level} />}
      {verdict.contents.length > 0 && (
        <Section title={t('verifier.contents.title')} level={level} lead={t('verifier.contents.lead')}>
          <ContentsList contents={verdict.contents} />
        </Section>
      )}
      {verdict.endorsements.length > 0 && (
        <Section title={t('verifier.endorsements.title')} level={level} lead={t('verifier.endorsements.lead')}>
          <EndorsementsList endorsements={verdict.endorsements} />
        </Section>
      )}
      <TechnicalDetail verdict={verdict} />
    </Stack>
  );
}

/** When, by whom, and what was given. */
function How({ item }: { item: VerifiedItem }) {
  const { t } = useText();
  const place = usePlaceText()(item);
  return (
    <p className={styles.how}>
      {t('verifier.result.at')} <Time value={item.verdict.technical.checkedAt} show="instant" />.{' '}
      {t(item.checkedBy === 'browser' ? 'verifier.result.byBrowser' : 'verifier.result.byServer')}{' '}
      {place && t('verifier.result.source', { name: place })}
    </p>
  );
}

/** Where what counts in its place is. */
function Replaced({ page }: { page: string }) {
  const { t } = useText();
  return (
    <p>
      {t('verifier.result.replaced')} <Link to={page}>{t('verifier.result.successor')}</Link>
    </p>
  );
}

/** The issuer's own reason, where its page gives one. */
function Revoked({ item: { revocation } }: { item: VerifiedItem }) {
  const { t, format } = useText();
  if (!revocation) return null;
  const { reason, revokedAt, page } = revocation;
  const date = format.day(revokedAt);
  return (
    <p>
      {reason ? t('verifier.result.revoked', { date, reason }) : t('verifier.result.revokedNoReason', { date })}{' '}
      <Link to={page}>{t('verifier.result.page')}</Link>
    </p>
  );
}
