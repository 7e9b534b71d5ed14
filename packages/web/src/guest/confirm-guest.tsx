import type { GuestReview } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../session/problem.ts';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';

interface ConfirmGuestProps {
  view: GuestReview;
  isSent: boolean;
  returned: { problem: Problem; values: Record<string, string> } | undefined;
}

/** Has a code mailed, and takes it in with the guest's name. */
export function ConfirmGuest({ view, isSent, returned }: ConfirmGuestProps) {
  const { t } = useText();
  const { problem, values } = returned ?? {};
  const address = view.sentTo;
  const fields = { name: t('guest.name'), code: t('guest.code') };
  const isAsked = isSent || values?.intent === 'confirm';
  return (
    <Stack>
      <FormErrors problem={problem} fields={fields} />
      {isAsked && !problem && (
        <Notice kind="info" live>
          {t('guest.sent', { address })}
        </Notice>
      )}
      {isAsked && (
        <Form method="post" key={JSON.stringify(values)}>
          <Stack>
            <Field name="name" label={fields.name} hint={t('guest.nameHint')} error={faultOf(problem, 'name')}>
              <TextInput defaultValue={values?.name ?? view.guestName} maxLength={200} autoComplete="name" />
            </Field>
            <Field name="code" label={fields.code} hint={t('guest.codeHint')} error={faultOf(problem, 'code')}>
              <TextInput width="short" inputMode="numeric" autoComplete="one-time-code" maxLength={10} />
            </Field>
            <div>
              <SubmitButton name="intent" value="confirm" variant="primary">
                {t('guest.confirm')}
              </SubmitButton>
            </div>
          </Stack>
        </Form>
      )}
      {!isAsked && <p>{t('guest.sendText')}</p>}
      <Form method="post">
        <SubmitButton name="intent" value="send" variant={isAsked ? 'secondary' : 'primary'}>
          {isAsked ? t('guest.again') : t('guest.send', { address })}
        </SubmitButton>
      </Form>
    </Stack>
  );
}
