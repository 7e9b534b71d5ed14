import type { ExtensionView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Time } from '../../ui/time.tsx';
import type { Refused } from '../console/refused.ts';

interface ExtensionFormProps {
  lessonId: string;
  extension: ExtensionView;
  /** What was refused, where it was this form. */
  returned: Refused | undefined;
}

/** Until when one learner hands one task in. */
export function ExtensionForm({ lessonId, extension, returned }: ExtensionFormProps) {
  const { t } = useText();
  const { lessonTitle, dueAt, until, reason } = extension;
  const problem = returned?.problem;
  const values = returned?.values ?? { until: until?.slice(0, 16), reason };
  if (dueAt === null) return <Section title={lessonTitle} lead={t('issuer.submissions.due.always')} />;
  return (
    <Section
      title={lessonTitle}
      lead={
        <>
          {t('issuer.submissions.due.without')} <Time value={dueAt} show="instant" />
        </>
      }
    >
      <Form method="post">
        <input type="hidden" name="lessonId" value={lessonId} />
        <Stack>
          <FormErrors problem={problem} />
          <Field name="until" label={t('issuer.submissions.due.until')} error={faultOf(problem, 'until')}>
            <TextInput type="datetime-local" width="short" defaultValue={values.until} />
          </Field>
          <Field
            name="reason"
            label={t('issuer.submissions.due.reason')}
            hint={t('issuer.submissions.due.reasonHint')}
            error={faultOf(problem, 'reason')}
          >
            <TextArea rows={2} defaultValue={values.reason} maxLength={1000} />
          </Field>
          <div>
            <SubmitButton variant="primary">{t('issuer.submissions.due.save')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}
