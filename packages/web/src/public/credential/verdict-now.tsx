import type { CredentialView, Successor, Verdict } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Time } from '../../ui/time.tsx';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import { LookAlike } from '../../verifier/verdict/look-alike.tsx';
import { useVerdictText } from '../../verifier/verdict/use-verdict-text.ts';
import { CheckAgain } from './check-again.tsx';

export interface VerdictNowProps {
  credential: CredentialView;
  verdict: Verdict | null;
  issuerName: string;
  documentUrl: string;
  /** The page of what counts in its place. */
  successorPage: string | null;
}

/** The one line that is true now; opens into the checks. */
export function VerdictNow({ credential, verdict, issuerName, documentUrl, successorPage }: VerdictNowProps) {
  const { t, format } = useText();
  const { sentenceOf, checksOf, recordOf } = useVerdictText();
  const { revokedAt, revocationReason, replacedBy } = credential;
  const goOn = replacedBy && successorPage && <GoOn successor={replacedBy} page={successorPage} />;
  if (!verdict)
    return (
      <Stack gap="s">
        <VerdictLine outcome="could-not-be-checked" sentence={t('credentialPage.verdict.notAsked')}>
          <CheckAgain documentUrl={documentUrl} />
        </VerdictLine>
        {goOn}
      </Stack>
    );
  // Said only when the check says so, too: the issuer's record alone is no verdict.
  const revoked = revokedAt !== null && verdict.outcome === 'not-valid';
  const replaced = revoked && replacedBy !== null;
  const facts = revoked && { issuer: issuerName, date: format.day(revokedAt), reason: revocationReason };
  const sentence = !facts
    ? sentenceOf(verdict)
    : replaced
      ? replacementSentence(t, facts)
      : revocationSentence(t, facts);
  return (
    <Stack gap="s">
      <VerdictLine outcome={replaced ? 'replaced' : verdict.outcome} sentence={sentence}>
        <div className="no-print">
          <Stack gap="s">
            <CheckList checks={[...checksOf(verdict), ...recordOf(verdict)]} />
            <p>
              {t('credentialPage.verdict.checkedAt')} <Time value={verdict.technical.checkedAt} show="instant" />
            </p>
            <CheckAgain documentUrl={documentUrl} />
          </Stack>
        </div>
      </VerdictLine>
      {goOn}
      <LookAlike verdict={verdict} />
    </Stack>
  );
}

/** Where what counts in its place is. */
function GoOn({ successor, page }: { successor: Successor; page: string }) {
  const { t } = useText();
  return (
    <div>
      <ButtonLink to={page} variant="primary" icon="arrow">
        {t(`credentialPage.replaced.${successor.state}`)}
      </ButtonLink>
    </div>
  );
}

interface Revocation {
  issuer: string;
  date: string;
  reason: string | null;
}

function replacementSentence(t: TFunction, { reason, date }: Revocation): string {
  return reason
    ? t('credentialPage.replaced.because', { date, reason })
    : t('credentialPage.replaced.sentence', { date });
}

function revocationSentence(t: TFunction, { reason, ...facts }: Revocation): string {
  if (!reason) return t('credentialPage.verdict.revokedNoReason', facts);
  return t('credentialPage.verdict.revoked', { ...facts, reason });
}
