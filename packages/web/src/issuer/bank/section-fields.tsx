import type { ExamSection, Pool } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import type { Values } from '../console/refused.ts';

interface SectionFieldsProps {
  index: number;
  values: Values;
  pools: readonly Pool[];
  /** How many questions the exam names. */
  named: number;
  problem: Problem | undefined;
}

/** One section: where its questions come from, how many are asked, and for how many points. */
export function SectionFields({ index, values, pools, named, problem }: SectionFieldsProps) {
  const { t } = useText();
  const field = (name: 'source' | 'title' | 'draw' | 'points') => {
    const full = `sections.${index}.${name}`;
    return { name: full, error: faultOf(problem, full), optional: 'unsaid' as const };
  };
  const sources = [
    { value: 'named', label: t('issuer.bank.sections.own', { count: named }) },
    ...pools.map(({ id, name, questionCount }) => ({ value: id, label: `${name} (${questionCount})` })),
  ];
  const keptIn = (name: string) => values[`sections.${index}.${name}`] ?? '';
  return (
    <Section title={t('issuer.bank.sections.number', { number: index + 1 })}>
      <Stack>
        <Field {...field('source')} label={t('issuer.bank.sections.source')}>
          <Select
            options={named > 0 ? sources : sources.slice(1)}
            prompt={t('issuer.bank.sections.unused')}
            defaultValue={keptIn('source')}
          />
        </Field>
        <Field {...field('title')} label={t('issuer.bank.sections.sectionTitle')}>
          <TextInput defaultValue={keptIn('title')} maxLength={200} />
        </Field>
        <Field {...field('draw')} label={t('issuer.bank.sections.draw')} hint={t('issuer.bank.sections.drawHint')}>
          <TextInput type="number" width="short" min={1} max={200} defaultValue={keptIn('draw')} />
        </Field>
        <Field
          {...field('points')}
          label={t('issuer.bank.sections.points')}
          hint={t('issuer.bank.sections.pointsHint')}
        >
          <TextInput type="number" width="short" min={0.5} max={100} step={0.5} defaultValue={keptIn('points')} />
        </Field>
      </Stack>
    </Section>
  );
}

/** What the form holds of the sections that an exam has. */
export function valuesOfSections(sections: readonly ExamSection[]): Values {
  return Object.fromEntries(
    sections.flatMap(({ title, pool, draw, points }, index) => [
      [`sections.${index}.source`, pool?.id ?? 'named'],
      [`sections.${index}.title`, title],
      [`sections.${index}.draw`, draw?.toString() ?? ''],
      [`sections.${index}.points`, points?.toString() ?? ''],
    ]),
  );
}
