import type { Submission, Work } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { addresses } from '../addresses.ts';
import { SubmissionView } from './submission-view.tsx';

interface ConfirmWorkProps {
  work: Work;
  draft: Submission;
  problem: Problem | undefined;
}

/** The last look before handing in. */
export function ConfirmWork({ work, draft, problem }: ConfirmWorkProps) {
  const { t } = useText();
  return (
    <Stack gap="l">
      <FormErrors problem={problem} />
      <SubmissionView submission={draft} />
      <p>{t('work.final')}</p>
      <Form method="post">
        <input type="hidden" name="submissionId" value={draft.id} />
        <ButtonRow>
          <SubmitButton name="intent" value="confirm" variant="primary">
            {t('work.confirm')}
          </SubmitButton>
          <ButtonLink to={addresses.work(work.enrolmentId, work.lessonId)}>{t('work.back')}</ButtonLink>
        </ButtonRow>
      </Form>
    </Stack>
  );
}
