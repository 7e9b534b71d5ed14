import type { ImportView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

interface RunSectionProps {
  view: ImportView;
  achievements: readonly { id: string; name: string }[];
}

/** The yes to a package that was read, or the no. */
export function RunSection({ view, achievements }: RunSectionProps) {
  const { t } = useText();
  return (
    <Section title={t('issuer.exchange.runTitle')} lead={t('issuer.exchange.ready', { title: view.title ?? '' })}>
      <Form method="post">
        <Stack>
          <Field
            name="achievementId"
            label={t('issuer.exchange.achievement')}
            hint={t('issuer.exchange.achievementHint')}
            optional
          >
            <Select
              prompt={t('issuer.exchange.newAchievement')}
              options={achievements.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <ButtonRow>
            <SubmitButton name="act" value="run" variant="primary">
              {t('issuer.exchange.run')}
            </SubmitButton>
            <SubmitButton name="act" value="forget" variant="quiet">
              {t('issuer.exchange.forget')}
            </SubmitButton>
          </ButtonRow>
        </Stack>
      </Form>
    </Section>
  );
}
