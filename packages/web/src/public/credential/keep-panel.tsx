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

/** Where each form is, by the ending of its file. */
const sources = {
  pdf: 'pdf',
  png: 'png',
  svg: 'svg',
  json: 'document',
  jwt: 'token',
  zip: 'archive',
  'receipt.json': 'receipt',
} as const;

/** In the order in which a person would want them. */
const forms = ['pdf', 'png', 'svg', 'json', 'jwt', 'zip', 'receipt.json'] as const;

/** The signed credential in every form, to take away. */
export function KeepPanel({ address, credentialId }: KeepPanelProps) {
  const { t } = useText();
  const name = `credential-${credentialId}`;
  return (
    <Panel title={t('credentialPage.keep.title')}>
      <div className={styles.files}>
        {forms.map((form) => (
          <ButtonLink
            key={form}
            to={address[sources[form]]}
            reloadDocument
            download={`${name}.${form}`}
            icon="download"
            size="s"
          >
            {t(form === 'receipt.json' ? 'credentialPage.keep.receipt' : `credentialPage.keep.${form}`)}
          </ButtonLink>
        ))}
      </div>
      <p className={styles.hint}>{t('credentialPage.keep.hint')}</p>
    </Panel>
  );
}
