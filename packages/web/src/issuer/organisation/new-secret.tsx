import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import styles from './new-secret.module.css';

interface NewSecretProps {
  secret: string;
  done: string;
  /** Where it is to be put; where nothing is said, as for an API key. */
  text?: string;
}

/** A key's secret on the one occasion it is shown. */
export function NewSecret({ secret, done, text }: NewSecretProps) {
  const { t } = useText();
  return (
    <Stack>
      <Notice kind="warning" title={t('issuer.apiKeys.onceTitle')} live>
        {text ?? t('issuer.apiKeys.onceText')}
      </Notice>
      <div className={styles.secret}>
        <code>{secret}</code>
        <CopyButton value={secret} what={t('issuer.apiKeys.secret')} />
      </div>
      <div>
        <ButtonLink to={done}>{t('issuer.apiKeys.kept')}</ButtonLink>
      </div>
    </Stack>
  );
}
