import type { LessonView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OnceScripted } from '../../ui/once-scripted.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useLookAgain } from '../../ui/use-look-again.ts';

interface ProctoredSessionProps {
  session: NonNullable<LessonView['exam']>['session'];
  /** The page of the exam. */
  action: string;
}

/** Before a proctored exam: the way to the provider's own page, which learns a reference and nothing else. */
export function ProctoredSession({ session, action }: ProctoredSessionProps) {
  const { t } = useText();
  const link = session?.link ?? null;
  useLookAgain(link !== null, { everySeconds: 5 });
  if (!session || link === null)
    return (
      <Stack>
        <p>{t('learner.exam.session.askText')}</p>
        <Form method="post" action={action}>
          <SubmitButton name="intent" value="ask-session" variant="primary">
            {t('learner.exam.session.ask')}
          </SubmitButton>
        </Form>
      </Stack>
    );
  const provider = session.providerName;
  return (
    <Stack>
      <Notice kind="info" title={t('learner.exam.session.openTitle', { provider })} live>
        {t('learner.exam.session.openText')}
      </Notice>
      <Form method="post" action={action}>
        <ButtonRow>
          <ButtonLink to={link} variant="primary" icon="external" target="_blank" rel="noopener noreferrer">
            {t('learner.exam.session.open', { provider })}
          </ButtonLink>
          <SubmitButton name="intent" value="look">
            {t('learner.exam.session.look')}
          </SubmitButton>
        </ButtonRow>
      </Form>
      <OnceScripted>
        <p>{t('learner.exam.looksByItself')}</p>
      </OnceScripted>
    </Stack>
  );
}
