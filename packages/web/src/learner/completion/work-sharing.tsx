import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

interface WorkSharingProps {
  sharesWork: boolean;
  /** Something was issued that says what was chosen before. */
  isIssued: boolean;
}

/** The learner's own choice: whether the credential says where their work can be seen. */
export function WorkSharing({ sharesWork, isIssued }: WorkSharingProps) {
  const { t } = useText();
  return (
    <Section title={t('completion.sharing.title')} lead={t('completion.sharing.lead')}>
      <Form method="post">
        <Stack>
          {isIssued && <p>{t('completion.sharing.issued')}</p>}
          <RadioGroup
            name="sharesWork"
            legend={t('completion.sharing.legend')}
            options={(['no', 'yes'] as const).map((value) => ({
              value,
              label: t(`completion.sharing.${value}`),
              hint: t(`completion.sharing.${value}Hint`),
            }))}
            defaultValue={sharesWork ? 'yes' : 'no'}
          />
          <div>
            <SubmitButton size="s">{t('completion.sharing.keep')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}
