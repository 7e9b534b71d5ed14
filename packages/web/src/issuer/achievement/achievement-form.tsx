import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { DefaultSubmit } from '../console/default-submit.tsx';
import { FormKeyField } from '../console/form-key.tsx';
import type { Values } from '../console/refused.ts';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';
import { IdentityFields, SizeFields } from './achievement-fields.tsx';
import { achievementLabels } from './achievement-labels.ts';
import { SkillFields } from './skill-fields.tsx';
import { skillRowsOf } from './skill-rows.ts';

interface AchievementFormProps {
  values: Values;
  /** What the form came back with; nothing when it is shown the first time. */
  returned: { problem?: Problem | undefined; values: Values | undefined } | undefined;
  formKey: string;
  submit: string;
  cancel: string;
}

/** Defines or changes an achievement. */
export function AchievementForm({ values: initial, returned, formKey, submit, cancel }: AchievementFormProps) {
  const { t } = useText();
  const values = returned?.values ?? initial;
  const problem = returned?.problem;
  const rows = skillRowsOf(values);
  const added = returned !== undefined && problem === undefined && rows.at(-1)?.name === '';
  return (
    // What came back replaces what stands in the fields: another key, other fields.
    <Form method="post" encType="multipart/form-data" key={JSON.stringify(returned?.values)}>
      <DefaultSubmit />
      <FormKeyField formKey={formKey} values={values} />
      <Stack gap="l">
        <FormErrors problem={problem} fields={achievementLabels(t, rows.length)} />
        <Section title={t('issuer.achievements.parts.identity')}>
          <IdentityFields values={values} problem={problem} />
        </Section>
        <Section title={t('issuer.achievements.parts.size')} lead={t('issuer.achievements.parts.sizeLead')}>
          <SizeFields values={values} problem={problem} />
        </Section>
        <Section title={t('issuer.achievements.parts.skills')} lead={t('issuer.achievements.parts.skillsLead')}>
          <SkillFields rows={rows} problem={problem} added={added} />
        </Section>
        <SaveOrCancel save={submit} cancel={cancel} />
      </Stack>
    </Form>
  );
}
