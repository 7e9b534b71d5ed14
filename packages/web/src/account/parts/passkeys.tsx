import type { Passkey } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { EntryList } from './entry-list.tsx';

export interface PasskeysProps {
  passkeys: readonly Passkey[];
  problem: Problem | undefined;
}

export function Passkeys({ passkeys, problem }: PasskeysProps) {
  const { t } = useText();
  return (
    <Section title={t('account.page.passkeys')} lead={t('account.page.passkeysLead')}>
      <FormErrors problem={problem} />
      {passkeys.length === 0 ? (
        <p>{t('account.page.noPasskeys')}</p>
      ) : (
        <EntryList
          label={t('account.page.passkeysCaption')}
          entries={passkeys.map(({ id, name, createdAt }) => ({
            key: id,
            title: name,
            note: createdAt && (
              <>
                {t('account.page.passkeyMade')} <Time value={createdAt} />
              </>
            ),
            actions: <Remove id={id} name={name} />,
          }))}
        />
      )}
      <AddPasskey />
    </Section>
  );
}

function Remove({ id, name }: { id: string; name: string }) {
  const { t } = useText();
  const action = t('account.page.removePasskey');
  return (
    <Form method="post" action="/account" preventScrollReset>
      <input type="hidden" name="passkeyId" value={id} />
      <Button
        name="intent"
        value="remove-passkey"
        size="s"
        aria-label={t('account.page.ofAddress', { action, email: name })}
      >
        {action}
      </Button>
    </Form>
  );
}
