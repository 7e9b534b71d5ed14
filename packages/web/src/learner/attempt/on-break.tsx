import type { AttemptView } from '@laurel/sdk';
import { Form, useRevalidator } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { addresses } from '../addresses.ts';
import { useCountdown } from './use-countdown.ts';

/** An attempt in a break: the clock stands still, and no question is there. */
export function OnBreak({ attempt }: { attempt: AttemptView }) {
  const { t, format } = useText();
  const { revalidate } = useRevalidator();
  // The server ends it; the page looks when that has come.
  const left = useCountdown(attempt.breakSecondsLeft, (seconds) => {
    if (seconds === 0) void revalidate();
  });
  return (
    <Stack>
      <Notice kind="info" title={t('learner.attempt.onBreak')}>
        {t('learner.attempt.onBreakText', { time: format.clock(left ?? attempt.breakSecondsLeft) })}
      </Notice>
      <Form method="post" action={addresses.attempt(attempt.id)}>
        <SubmitButton name="intent" value="end-break" variant="primary">
          {t('learner.attempt.endBreak')}
        </SubmitButton>
      </Form>
    </Stack>
  );
}
