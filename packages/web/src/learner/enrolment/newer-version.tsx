import type { EnrolmentDetail } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

/** Offers the newest version of the programme: what is new, what is gone, what counts there too. Staying is fine. */
export function NewerVersion({ newer }: { newer: NonNullable<EnrolmentDetail['newerVersion']> }) {
  const { t } = useText();
  const { version, lessonsKept, lessonsAdded, lessonsDropped } = newer;
  return (
    <Notice kind="info" title={t('learner.enrolment.newer.title')}>
      <Stack gap="s">
        <p>{t('learner.enrolment.newer.choice')}</p>
        <ul>
          <li>{t('learner.enrolment.newer.kept', { count: lessonsKept })}</li>
          {lessonsAdded.length > 0 && (
            <li>{t('learner.enrolment.newer.added', { titles: lessonsAdded.join(', ') })}</li>
          )}
          {lessonsDropped.length > 0 && (
            <li>{t('learner.enrolment.newer.dropped', { titles: lessonsDropped.join(', ') })}</li>
          )}
        </ul>
        <Form method="post">
          <input type="hidden" name="version" value={version} />
          <SubmitButton size="s">{t('learner.enrolment.newer.move')}</SubmitButton>
        </Form>
      </Stack>
    </Notice>
  );
}
