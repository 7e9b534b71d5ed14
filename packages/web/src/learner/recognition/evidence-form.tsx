import type { HeldCredential, Recognition } from '@laurel/sdk';
import { Form } from 'react-router';
import { DefaultSubmit } from '../../issuer/console/default-submit.tsx';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { LinkFields } from '../work/link-fields.tsx';
import { SubmissionFiles } from '../work/submission-files.tsx';
import { EvidenceCredentials } from './evidence-credentials.tsx';

interface EvidenceFormProps {
  recognition: Recognition;
  /** The applicant's own, to choose from. */
  held: readonly HeldCredential[];
  problem: Problem | undefined;
  /** What was typed, when the server did not take all of it. */
  typed: Readonly<Record<string, string>> | undefined;
}

/** The evidence being written. Works by plain posting: whatever stands in it is kept with each button. */
export function EvidenceForm({ recognition, held, problem, typed }: EvidenceFormProps) {
  const { t } = useText();
  const before = recognition.draft ?? recognition.handedIn[0];
  return (
    <Form method="post" encType="multipart/form-data" noValidate>
      <DefaultSubmit />
      <Stack>
        <FormErrors problem={problem} fields={{ body: t('recognition.statement') }} />
        <Field
          name="body"
          label={t('recognition.statement')}
          hint={t('recognition.statementHint')}
          error={faultOf(problem, 'body')}
        >
          <TextArea rows={12} defaultValue={typed?.body ?? before?.body} maxLength={50_000} />
        </Field>
        <SubmissionFiles submissionId={before?.id ?? ''} files={before?.files ?? []} removable />
        <Field name="file" label={t('work.file')} hint={t('work.fileHint')} optional>
          <TextInput type="file" />
        </Field>
        <LinkFields links={before?.links ?? []} typed={typed} />
        <EvidenceCredentials
          credentials={before?.credentials ?? []}
          beside={({ id, name }) => (
            <Button name="intent" value={`remove-credential:${id}`} variant="quiet" size="s" formNoValidate>
              {t('recognition.removeCredential', { name: name || t('recognition.unnamed') })}
            </Button>
          )}
        />
        {held.length > 0 && (
          <Field name="credentialId" label={t('recognition.credential')} optional>
            <Select
              prompt={t('recognition.noCredential')}
              defaultValue={typed?.credentialId ?? ''}
              options={held.map(({ id, achievementName, organisationName }) => ({
                value: id,
                label: `${achievementName}, ${organisationName}`,
              }))}
            />
          </Field>
        )}
        <Field name="document" label={t('recognition.document')} hint={t('recognition.documentHint')} optional>
          <TextArea rows={4} defaultValue={typed?.document} maxLength={200_000} />
        </Field>
        <p>{t('recognition.final')}</p>
        <ButtonRow>
          <SubmitButton name="intent" value="hand-in" variant="primary">
            {t('recognition.handIn')}
          </SubmitButton>
          <SubmitButton name="intent" value="save">
            {t('recognition.save')}
          </SubmitButton>
        </ButtonRow>
      </Stack>
    </Form>
  );
}
