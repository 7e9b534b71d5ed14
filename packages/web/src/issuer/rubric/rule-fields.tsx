import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';
import { choices } from './rubric-choices.ts';

interface RuleFieldsProps {
  values: Values;
  problem: Problem | undefined;
  /** Whether nobody but staff marks. */
  staffOnly?: boolean | undefined;
}

/** The numbers of a rubric, each with its bounds and what a new one begins with. */
export const numbers = {
  passPercent: { min: 0.01, max: 100, step: 'any', first: '60' },
  toleranceLevels: { min: 0, max: 4, step: 1, first: '1' },
  tolerancePercent: { min: 0, max: 100, step: 'any', first: '10' },
  resubmissions: { min: 0, max: 10, step: 1, first: '1' },
  resubmissionDays: { min: 1, max: 365, step: 1, first: '14' },
} as const;

/** How the work is marked: what passes, by whom, what happens where two differ, and who may try again. */
export function RuleFields({ values, problem, staffOnly = false }: RuleFieldsProps) {
  const { t } = useText();
  const numeric = (name: keyof typeof numbers) => {
    const { first, ...bounds } = numbers[name];
    return (
      <Field
        name={name}
        label={t(`issuer.rubric.field.${name}`)}
        hint={t(`issuer.rubric.hint.${name}`)}
        error={faultOf(problem, name)}
      >
        <TextInput type="number" width="short" {...bounds} defaultValue={values[name] ?? first} />
      </Field>
    );
  };
  const choice = (name: keyof typeof choices) => (
    <RadioGroup
      name={name}
      legend={t(`issuer.rubric.field.${name}`)}
      error={faultOf(problem, name)}
      defaultValue={values[name] ?? choices[name][0]}
      options={choices[name]
        .filter((value) => !staffOnly || (value !== 'peer' && value !== 'guest'))
        .map((value) => ({ value, label: t(`issuer.rubric.choice.${value}`) }))}
    />
  );
  return (
    <Section title={t('issuer.rubric.rules')}>
      <Stack>
        {numeric('passPercent')}
        {choice('marking')}
        {numeric('toleranceLevels')}
        {numeric('tolerancePercent')}
        {choice('agreement')}
        {choice('allocation')}
        {numeric('resubmissions')}
        {numeric('resubmissionDays')}
      </Stack>
    </Section>
  );
}
