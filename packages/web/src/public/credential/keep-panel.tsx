import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CredentialAddress } from './credential-address.ts';
import styles from './keep-panel.module.css';

export interface KeepPanelProps {
  address: CredentialAddress;
  /** Names the files. */
  credentialId: string;
}

/** The certificate and the signed credential itself, to take away. */
export function KeepPanel({ address, credentialId }: KeepPanelProps) {
  const { t } = useText();
  const name = `credential-${credentialId}`;
  return (
    <Panel title={t('credentialPage.keep.title')}>
      <div className={styles.files}>
        <ButtonLink to={address.pdf} reloadDocument download={`${name}.pdf`} icon="download" size="s">
          {t('credentialPage.keep.pdf')}
        </ButtonLink>
        <ButtonLink to={address.document} reloadDocument download={`${name}.json`} icon="download" size="s">
          {t('credentialPage.keep.json')}
        </ButtonLink>
      </div>
      <p className={styles.hint}>{t('credentialPage.keep.hint')}</p>
    </Panel>
  );
}
