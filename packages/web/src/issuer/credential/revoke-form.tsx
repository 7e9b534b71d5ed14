import type { IssuedCredentialDetail } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Refused } from '../console/refused.ts';

interface RevokeFormProps {
  credential: IssuedCredentialDetail;
  returned: Refused | undefined;
  cancel: string;
}

/** Says what revoking does and what will be seen, asks why, and does it. */
export function RevokeForm({ credential, returned, cancel }: RevokeFormProps) {
  const { t } = useText();
  const problem = returned?.problem;
  const fields = { reason: t('issuer.revoke.reason'), sure: t('issuer.revoke.sure') };
  return (
    <Form method="post">
      <Stack>
        <FormErrors problem={problem} fields={fields} />
        <Notice kind="warning" title={t('issuer.revoke.forGood')}>
          <ul>
            <li>{t('issuer.revoke.effect.verify')}</li>
            <li>{t('issuer.revoke.effect.page')}</li>
            <li>{t('issuer.revoke.effect.mail', { email: credential.recipientEmail })}</li>
          </ul>
        </Notice>
        <Field
          name="reason"
          label={fields.reason}
          hint={t('issuer.revoke.reasonHint')}
          error={faultOf(problem, 'reason')}
        >
          <TextInput defaultValue={returned?.values.reason} maxLength={200} autoComplete="off" />
        </Field>
        <Checkbox name="sure" label={fields.sure} error={faultOf(problem, 'sure')} required />
        <ButtonRow>
          <SubmitButton variant="danger">{t('issuer.revoke.submit')}</SubmitButton>
          <ButtonLink to={cancel} variant="quiet">
            {t('issuer.revoke.keep')}
          </ButtonLink>
        </ButtonRow>
      </Stack>
    </Form>
  );
}
