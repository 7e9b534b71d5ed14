import type { Work } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { SubmissionView } from './submission-view.tsx';

/** What was handed in, the newest version first and open. */
export function HandedIn({ handedIn }: Pick<Work, 'handedIn'>) {
  const { t } = useText();
  if (handedIn.length === 0) return null;
  return (
    <Section title={t('work.versions')}>
      {handedIn.map((submission, index) => (
        <details key={submission.id} open={index === 0}>
          <summary>
            {t('work.version', submission)}. {t('work.handedIn')}{' '}
            {submission.handedInAt && <Time value={submission.handedInAt} show="instant" />}
            {submission.isLate && ` (${t('work.lateMark')})`}
          </summary>
          <SubmissionView submission={submission} />
        </details>
      ))}
    </Section>
  );
}
