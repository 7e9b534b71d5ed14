import type { LessonView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { OnceScripted } from '../../ui/once-scripted.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { Time } from '../../ui/time.tsx';
import { useLookAgain } from '../../ui/use-look-again.ts';
import styles from './sitting.module.css';

interface SittingProps {
  sitting: NonNullable<LessonView['exam']>['sitting'];
  /** The page of the exam. */
  action: string;
}

/** Before a supervised exam: the code that the invigilator asks for. */
export function Sitting({ sitting, action }: SittingProps) {
  const { t } = useText();
  const code = sitting?.code;
  useLookAgain(Boolean(code), { everySeconds: 5 });
  return (
    <Stack>
      {code && sitting.codeExpiresAt ? (
        <div className={styles.pass} role="status">
          <p className={styles.label}>{t('learner.exam.yourCode')}</p>
          <p className={styles.code}>{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
          <p>
            {t('learner.exam.yourCodeText')} <Time value={sitting.codeExpiresAt} show="instant" />.
          </p>
        </div>
      ) : (
        <p>{t('learner.exam.askText')}</p>
      )}
      <Form method="post" action={action}>
        <SubmitButton name="intent" value={code ? 'look' : 'ask-sitting'} variant={code ? 'secondary' : 'primary'}>
          {t(code ? 'learner.exam.look' : 'learner.exam.ask')}
        </SubmitButton>
      </Form>
      {code && (
        <OnceScripted>
          <p>{t('learner.exam.looksByItself')}</p>
        </OnceScripted>
      )}
    </Stack>
  );
}
