import type { CompletionRule } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { fieldId } from '../../ui/field-context.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';
import styles from './score-fields.module.css';

interface ScoreFieldsProps {
  lessons: CompletionRule['allLessons'];
  values: Values;
  problem: Problem | undefined;
}

/** What is asked of each assessment, and of all together. */
export function ScoreFields({ lessons, values, problem }: ScoreFieldsProps) {
  const { t, format } = useText();
  const assessments = lessons.filter(({ isAssessment }) => isAssessment);
  const fault = faultOf(problem, 'assessments');
  if (assessments.length === 0)
    return <Section title={t('issuer.completion.assessments.title')} lead={t('issuer.completion.assessments.none')} />;
  const percentField = (name: string, label: string) => (
    <Field name={name} label={label} error={faultOf(problem, name)} optional="unsaid">
      <TextInput type="number" width="short" min={0} max={100} step="any" defaultValue={values[name]} />
    </Field>
  );
  return (
    <Section title={t('issuer.completion.assessments.title')} lead={t('issuer.completion.assessments.lead')}>
      <Stack>
        <div id={fieldId('assessments')} tabIndex={-1}>
          {fault && <FieldError id={`${fieldId('assessments')}-error`}>{fault}</FieldError>}
        </div>
        {assessments.map(({ lessonId, title, passMarkPercent }) => (
          <fieldset key={lessonId} className={styles.assessment}>
            <legend className={styles.legend}>
              <bdi>{title}</bdi>
            </legend>
            {passMarkPercent !== null && (
              <p>{t('issuer.completion.assessments.passMark', { percent: format.score(passMarkPercent) })}</p>
            )}
            <div className={styles.fields}>
              {percentField(`minimum.${lessonId}`, t('issuer.completion.assessments.minimum'))}
              {percentField(`weight.${lessonId}`, t('issuer.completion.assessments.weight'))}
            </div>
          </fieldset>
        ))}
        <Field
          name="totalPercent"
          label={t('issuer.completion.totalPercent')}
          hint={t('issuer.completion.totalHint')}
          error={faultOf(problem, 'totalPercent')}
          optional
        >
          <TextInput type="number" width="short" min={0} max={100} step="any" defaultValue={values.totalPercent} />
        </Field>
      </Stack>
    </Section>
  );
}
