import type { CredentialView } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import styles from './share-panel.module.css';

export interface SharePanelProps {
  credential: CredentialView;
  /** This page, where the form comes back to. */
  page: string;
  problem: Problem | undefined;
}

/** For the holder: who may see it, and how to show it. */
export function SharePanel({ credential, page, problem }: SharePanelProps) {
  const { t } = useText();
  const { visibility, linkedInUrl, url, state, replacedBy } = credential;
  const isPublic = visibility === 'public';
  const isRevoked = state === 'revoked';
  return (
    <Panel title={t('credentialPage.share.title')}>
      <FormErrors problem={problem} />
      <p>{t(`credentialPage.share.${visibility}`)}</p>
      {isPublic && !isRevoked && (
        <>
          <ButtonLink to={linkedInUrl} reloadDocument rel="noreferrer" variant="primary" icon="external">
            {t('credentialPage.share.linkedIn')}
          </ButtonLink>
          <div className={styles.link}>
            <span className={styles.label}>{t('credentialPage.share.link')}</span>
            <code className={styles.address}>{url}</code>
            <CopyButton value={url} what={t('credentialPage.share.linkWhat')} />
          </div>
        </>
      )}
      <Form method="post" action={page} preventScrollReset>
        <SubmitButton
          name="visibility"
          value={isPublic ? 'private' : 'public'}
          variant={isPublic || isRevoked ? 'secondary' : 'primary'}
          icon={isPublic ? 'lock' : 'share'}
        >
          {isPublic ? t('credentialPage.share.makePrivate') : t('credentialPage.share.makePublic')}
        </SubmitButton>
      </Form>
      {isRevoked && <p>{t(replacedBy ? 'credentialPage.replaced.share' : 'credentialPage.share.revoked')}</p>}
      {!isPublic && !isRevoked && <p className={styles.hint}>{t('credentialPage.share.thenShare')}</p>}
    </Panel>
  );
}
