import type { CompromiseAssessment, Reissue } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Section } from '../../ui/section.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useLookAgain } from '../../ui/use-look-again.ts';
import { AffectedCounts } from './affected-counts.tsx';

interface ReissueSectionProps {
  assessment: CompromiseAssessment;
  reissue: Reissue | null;
  here: string;
}

/** What a stolen key leaves to be done: the counts, the list, and issuing anew with how far it has come. */
export function ReissueSection({ assessment, reissue, here }: ReissueSectionProps) {
  const { t } = useText();
  const { affected, toReissue } = assessment;
  useLookAgain(reissue?.state === 'running', { everySeconds: 2 });
  if (affected === 0) return <Notice kind="success">{t('issuer.signingKey.nothing')}</Notice>;
  return (
    <>
      <Section title={t('issuer.signingKey.next')}>
        <AffectedCounts assessment={assessment} />
        <ButtonRow>
          <ButtonLink to={`${here}/affected.csv`} icon="download" reloadDocument>
            {t('issuer.signingKey.list')}
          </ButtonLink>
        </ButtonRow>
      </Section>
      <Section title={t('issuer.signingKey.reissueTitle')} lead={t('issuer.signingKey.reissueText')}>
        {reissue && <Progress reissue={reissue} here={here} />}
        {toReissue > 0 && reissue?.state !== 'running' && (
          <>
            <p>
              {t('issuer.signingKey.reissueTime', {
                count: Math.max(1, Math.ceil(assessment.estimatedSeconds / 60)),
              })}
            </p>
            <Form method="post">
              <SubmitButton name="act" value="reissue" variant="primary">
                {t(reissue ? 'issuer.signingKey.reissueAgain' : 'issuer.signingKey.reissueNow')}
              </SubmitButton>
            </Form>
          </>
        )}
      </Section>
    </>
  );
}

function Progress({ reissue: { state, done, total }, here }: { reissue: Reissue; here: string }) {
  const { t, format } = useText();
  const text = t('issuer.signingKey.progressText', { done: format.number(done), total: format.number(total) });
  return (
    <>
      <ProgressBar label={t('issuer.signingKey.progress')} done={done} total={total} text={text} />
      {state === 'done' && done >= total && <Notice kind="success">{t('issuer.signingKey.progressDone')}</Notice>}
      {state === 'running' && (
        <ButtonLink to={here} size="s">
          {t('issuer.signingKey.look')}
        </ButtonLink>
      )}
    </>
  );
}
