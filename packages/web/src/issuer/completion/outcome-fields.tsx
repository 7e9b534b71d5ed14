import type { CompletionRule } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { OutcomeField, OutcomeValues } from './rule-values.ts';
import styles from './score-fields.module.css';

interface OutcomeFieldsProps {
  at: number;
  values: OutcomeValues;
  problem: Problem | undefined;
  lessons: CompletionRule['allLessons'];
  achievements: readonly { id: string; name: string }[];
  /** It was just added by its reader. */
  added: boolean;
}

/** One outcome: what it is, what shows it, and what it earns. */
export function OutcomeFields({ at, values, problem, lessons, achievements, added }: OutcomeFieldsProps) {
  const { t } = useText();
  const nameOf = (field: OutcomeField) => `outcomes.${at}.${field}`;
  const field = (name: 'text' | 'masteryPercent' | 'achievementId' | 'lessonIds') => ({
    name: nameOf(name),
    label: t(`issuer.completion.outcomes.${name}`),
    error: faultOf(problem, nameOf(name)),
  });
  const { label: shownBy, ...lessonIds } = field('lessonIds');
  return (
    <fieldset className={styles.assessment}>
      <legend className={styles.legend}>{t('issuer.completion.outcomes.legend', { number: at + 1 })}</legend>
      <input type="hidden" name={nameOf('id')} value={values.id} />
      <Stack>
        <Field {...field('text')} hint={t('issuer.completion.outcomes.textHint')}>
          <TextInput defaultValue={values.text} maxLength={200} autoFocus={added} />
        </Field>
        <Field {...field('masteryPercent')}>
          <TextInput type="number" width="short" min={1} max={100} step="any" defaultValue={values.masteryPercent} />
        </Field>
        <RadioGroup
          {...lessonIds}
          legend={shownBy}
          choose="many"
          options={lessons
            .filter(({ isAssessment }) => isAssessment)
            .map(({ lessonId, title }) => ({ value: lessonId, label: title }))}
          defaultValues={values.lessonIds.split(' ')}
        />
        <Field {...field('achievementId')} optional>
          <Select
            prompt={t('issuer.completion.outcomes.noBadge')}
            options={achievements.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={values.achievementId}
          />
        </Field>
        <Checkbox
          name={nameOf('isRequired')}
          label={t('issuer.completion.outcomes.isRequired')}
          defaultChecked={values.isRequired === 'on'}
        />
        <div>
          <Button variant="quiet" size="s" name="intent" value={`remove-outcome:${at}`} formNoValidate>
            {t('issuer.completion.outcomes.remove', { number: at + 1 })}
          </Button>
        </div>
      </Stack>
    </fieldset>
  );
}
