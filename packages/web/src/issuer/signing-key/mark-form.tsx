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

interface MarkFormProps {
  since: string;
  entered: string;
  returned: Refused | undefined;
  cancel: string;
}

/** Says what a mark does, asks what happened, and sets it. */
export function MarkForm({ since, entered, returned, cancel }: MarkFormProps) {
  const { t, format } = useText();
  const problem = returned?.problem;
  const fields = { reason: t('issuer.compromise.reason'), sure: t('issuer.compromise.sure') };
  return (
    <Form method="post">
      <Stack>
        <FormErrors problem={problem} fields={{ ...fields, since: t('issuer.compromise.when') }} />
        <Notice kind="warning" title={t('issuer.compromise.forGood')}>
          <ul>
            <li>{t('issuer.compromise.effect.stop')}</li>
            <li>{t('issuer.compromise.effect.refuse', { since: format.instant(since, 'UTC') })}</li>
            <li>{t('issuer.compromise.effect.keep')}</li>
          </ul>
        </Notice>
        <input type="hidden" name="since" value={entered} />
        <Field
          name="reason"
          label={fields.reason}
          hint={t('issuer.compromise.reasonHint')}
          error={faultOf(problem, 'reason')}
        >
          <TextInput defaultValue={returned?.values.reason} maxLength={200} autoComplete="off" />
        </Field>
        <Checkbox name="sure" label={fields.sure} error={faultOf(problem, 'sure')} required />
        <ButtonRow>
          <SubmitButton variant="danger">{t('issuer.compromise.submit')}</SubmitButton>
          <ButtonLink to={cancel} variant="quiet">
            {t('issuer.compromise.leave')}
          </ButtonLink>
        </ButtonRow>
      </Stack>
    </Form>
  );
}
