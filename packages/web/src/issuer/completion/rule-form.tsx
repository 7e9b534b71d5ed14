import type { CompletionRule } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { FormErrors } from '../../ui/form-errors.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { DefaultSubmit } from '../console/default-submit.tsx';
import type { Values } from '../console/refused.ts';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { outcomesOf, valuesOfRule } from './rule-values.ts';
import { ScoreFields } from './score-fields.tsx';

interface RuleFormProps {
  rule: CompletionRule;
  achievements: readonly { id: string; name: string }[];
  returned: { problem?: Problem | undefined; values: Values; added?: boolean } | undefined;
  cancel: string;
}

/** The rule of completion to be changed. Its buttons work without a script. */
export function RuleForm({ rule, achievements, returned, cancel }: RuleFormProps) {
  const { t } = useText();
  const values = returned?.values ?? valuesOfRule(rule);
  const problem = returned?.problem;
  const lessons = rule.allLessons;
  const outcomes = outcomesOf(values);
  return (
    <Form method="post" key={JSON.stringify(returned?.values)}>
      <DefaultSubmit />
      <Stack gap="l">
        <FormErrors problem={problem} fields={useLabels(lessons, outcomes.length)} />
        <RadioGroup
          name="lessons"
          legend={t('issuer.completion.lessons.legend')}
          error={faultOf(problem, 'lessons')}
          options={(['all', 'chosen'] as const).map((value) => ({
            value,
            label: t(`issuer.completion.lessons.${value}`),
            hint: t(`issuer.completion.lessons.${value}Hint`),
          }))}
          defaultValue={values.lessons ?? 'all'}
        />
        {lessons.length > 0 && (
          <RadioGroup
            name="lessonIds"
            legend={t('issuer.completion.lessonIds')}
            choose="many"
            options={lessons.map(({ lessonId, title }) => ({ value: lessonId, label: title }))}
            defaultValues={(values.lessonIds ?? '').split(' ')}
          />
        )}
        <ScoreFields lessons={lessons} values={values} problem={problem} />
        <Section title={t('issuer.completion.outcomes.title')} lead={t('issuer.completion.outcomes.lead')}>
          <Stack>
            {outcomes.map((outcome, at) => (
              <OutcomeFields
                key={outcome.id || `outcome ${at + 1} of ${outcomes.length}`}
                at={at}
                values={outcome}
                problem={problem}
                lessons={lessons}
                achievements={achievements}
                added={returned?.added === true && at === outcomes.length - 1}
              />
            ))}
            <div>
              <Button name="intent" value="add-outcome" formNoValidate size="s">
                {t('issuer.completion.outcomes.add')}
              </Button>
            </div>
          </Stack>
        </Section>
        <SaveOrCancel save={t('issuer.completion.save')} cancel={cancel} />
      </Stack>
    </Form>
  );
}

/** The label of each field by its name, for the list of what is wrong. */
function useLabels(lessons: CompletionRule['allLessons'], outcomes: number): Record<string, string> {
  const { t } = useText();
  const fields = ['text', 'masteryPercent', 'lessonIds', 'achievementId'] as const;
  return Object.fromEntries([
    ['lessons', t('issuer.completion.lessons.legend')],
    ['assessments', t('issuer.completion.assessments.title')],
    ['totalPercent', t('issuer.completion.totalPercent')],
    ...lessons.flatMap(({ lessonId, title }) => [
      [`minimum.${lessonId}`, t('issuer.completion.assessments.minimumOf', { title })],
      [`weight.${lessonId}`, t('issuer.completion.assessments.weightOf', { title })],
    ]),
    ...Array.from({ length: outcomes }, (_, at) => at).flatMap((at) => {
      const legend = t('issuer.completion.outcomes.legend', { number: at + 1 });
      return fields.map((name) => [`outcomes.${at}.${name}`, `${legend}, ${t(`issuer.completion.outcomes.${name}`)}`]);
    }),
  ]);
}
