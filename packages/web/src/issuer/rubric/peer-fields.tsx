import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';

interface PeerFieldsProps {
  values: Values;
  problem: Problem | undefined;
}

/** How learners review each other; it counts only where that was chosen above. */
export function PeerFields({ values, problem }: PeerFieldsProps) {
  const { t } = useText();
  const isNew = !('peer.reviews' in values);
  const numeric = (name: 'reviews' | 'days' | 'ringOf', bounds: { min: number; max: number; first: string }) => (
    <Field
      name={`peer.${name}`}
      label={t(`issuer.rubric.peer.${name}`)}
      hint={t(`issuer.rubric.peer.hint.${name}`)}
      error={faultOf(problem, `peer.${name}`)}
      {...(name === 'ringOf' ? { optional: true } : {})}
    >
      <TextInput
        type="number"
        width="short"
        min={bounds.min}
        max={bounds.max}
        step={1}
        defaultValue={values[`peer.${name}`] ?? bounds.first}
      />
    </Field>
  );
  return (
    <Section title={t('issuer.rubric.peer.title')} lead={t('issuer.rubric.peer.lead')}>
      <Stack>
        {numeric('reviews', { min: 1, max: 5, first: '2' })}
        {numeric('days', { min: 1, max: 60, first: '7' })}
        {numeric('ringOf', { min: 3, max: 200, first: '' })}
        <RadioGroup
          name="peer.counts"
          legend={t('issuer.rubric.peer.counts')}
          defaultValue={values['peer.counts'] ?? 'median'}
          options={(['median', 'mean'] as const).map((value) => ({ value, label: t(`issuer.rubric.peer.${value}`) }))}
        />
        <Checkbox
          name="peer.reviewFirst"
          value="on"
          label={t('issuer.rubric.peer.reviewFirst')}
          defaultChecked={isNew || 'peer.reviewFirst' in values}
        />
        <Field
          name="peer.sample.body"
          label={t('issuer.rubric.peer.sample')}
          hint={t('issuer.rubric.peer.hint.sample')}
          error={faultOf(problem, 'peer.sample.body')}
          optional
        >
          <TextArea rows={6} defaultValue={values['peer.sample.body']} maxLength={20_000} />
        </Field>
        <Field
          name="peer.sample.marks"
          label={t('issuer.rubric.peer.marks')}
          hint={t('issuer.rubric.peer.hint.marks')}
          error={faultOf(problem, 'peer.sample.marks')}
          optional
        >
          <TextInput defaultValue={values['peer.sample.marks']} maxLength={100} />
        </Field>
      </Stack>
    </Section>
  );
}
