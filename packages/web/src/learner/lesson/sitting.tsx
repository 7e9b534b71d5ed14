import type { LessonView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Time } from '../../ui/time.tsx';

interface SittingProps {
  sitting: NonNullable<LessonView['exam']>['sitting'];
  /** The page of the exam. */
  action: string;
}

/** Before a supervised exam: the code that the invigilator asks for. */
export function Sitting({ sitting, action }: SittingProps) {
  const { t } = useText();
  const code = sitting?.code;
  return (
    <Stack>
      {code && sitting.codeExpiresAt ? (
        <Notice kind="info" title={t('learner.exam.yourCode', { code: `${code.slice(0, 3)} ${code.slice(3)}` })} live>
          {t('learner.exam.yourCodeText')} <Time value={sitting.codeExpiresAt} show="instant" />
        </Notice>
      ) : (
        <p>{t('learner.exam.askText')}</p>
      )}
      <Form method="post" action={action}>
        <SubmitButton name="intent" value={code ? 'look' : 'ask-sitting'} variant="primary">
          {t(code ? 'learner.exam.look' : 'learner.exam.ask')}
        </SubmitButton>
      </Form>
    </Stack>
  );
}
