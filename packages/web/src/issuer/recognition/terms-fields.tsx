import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';

interface TermsFieldsProps {
  values: Values;
  problem: Problem | undefined;
}

/** What evidence is wanted, and when somebody may apply again. */
export function TermsFields({ values, problem }: TermsFieldsProps) {
  const { t } = useText();
  return (
    <>
      <Field
        name="guidance"
        label={t('issuer.recognition.guidance')}
        hint={t('issuer.recognition.guidanceHint')}
        error={faultOf(problem, 'guidance')}
      >
        <TextArea rows={6} defaultValue={values.guidance} maxLength={20_000} />
      </Field>
      <Field
        name="retryDays"
        label={t('issuer.recognition.retryDays')}
        hint={t('issuer.recognition.retryDaysHint')}
        error={faultOf(problem, 'retryDays')}
      >
        <TextInput type="number" min={0} max={3_650} width="short" defaultValue={values.retryDays ?? '90'} />
      </Field>
    </>
  );
}
