import type { EmailEntry } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { EntryList } from './entry-list.tsx';

export interface EmailAddressesProps {
  emails: readonly EmailEntry[];
  /** What was typed into the form for another one, when it was refused. */
  typed: string | undefined;
  problem: Problem | undefined;
}

export function EmailAddresses({ emails, typed, problem }: EmailAddressesProps) {
  const { t } = useText();
  const label = t('account.page.addEmail');
  const confirmed = emails.filter(({ verified }) => verified).length;
  return (
    <Section title={t('account.page.emails')} lead={t('account.page.emailsLead')}>
      <FormErrors problem={problem} fields={{ email: label }} />
      <EntryList
        label={t('account.page.emailsCaption')}
        entries={emails.map((entry) => ({
          key: entry.id,
          title: entry.email,
          direction: 'ltr',
          note: t(`account.page.${noteOf(entry)}`),
          actions: <AddressActions entry={entry} last={entry.verified && confirmed === 1} />,
        }))}
      />
      <Form method="post" action="/account" preventScrollReset>
        <Stack gap="s">
          <Field name="email" label={label} error={faultOf(problem, 'email')}>
            <TextInput type="email" autoComplete="off" maxLength={254} defaultValue={typed} />
          </Field>
          <div>
            <SubmitButton name="intent" value="add-email">
              {t('account.page.addEmailSubmit')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}

function noteOf({ primary, verified }: EmailEntry) {
  if (!verified) return 'unconfirmed';
  return primary ? 'primary' : 'confirmed';
}

interface AddressActionsProps {
  entry: EmailEntry;
  /** The only confirmed one: it stays. */
  last: boolean;
}

function AddressActions({ entry: { id, email, verified, primary }, last }: AddressActionsProps) {
  const { t } = useText();
  const action = (intent: string, words: string) => (
    <Button name="intent" value={intent} size="s" aria-label={t('account.page.ofAddress', { action: words, email })}>
      {words}
    </Button>
  );
  if (last) return null;
  return (
    <Form method="post" action="/account" preventScrollReset>
      <input type="hidden" name="emailId" value={id} />
      {!verified && <input type="hidden" name="email" value={email} />}
      <ButtonRow>
        {!verified && action('add-email', t('account.page.sendAgain'))}
        {verified && !primary && action('make-primary', t('account.page.makePrimary'))}
        {action('remove-email', t('account.page.removeAddress'))}
      </ButtonRow>
    </Form>
  );
}
