import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';

export interface MailSentProps {
  text: string;
  hint: string;
  again: { to: string; label: string };
}

/** The next step is in the reader's mail. In development it is on this machine, one press away. */
export function MailSent({ text, hint, again }: MailSentProps) {
  const { t } = useText();
  const { development } = useRootData();
  return (
    <Stack>
      <p role="status">{text}</p>
      <p>{hint}</p>
      {development && <Notice kind="info">{t('account.signUp.caught')}</Notice>}
      <ButtonRow>
        {development && (
          <ButtonLink to="/dev/mail" reloadDocument variant="primary">
            {t('account.signUp.openCaught')}
          </ButtonLink>
        )}
        <ButtonLink to={again.to}>{again.label}</ButtonLink>
      </ButtonRow>
    </Stack>
  );
}
