import type { Blockcert } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import styles from './blockcert-panel.module.css';
import type { CredentialAddress } from './credential-address.ts';

export interface BlockcertPanelProps {
  blockcert: Blockcert;
  address: CredentialAddress;
  credentialId: string;
  problem: Problem | undefined;
}

/** The credential as a file that other people's Blockcerts tools read, and how far it is. Nothing where there can be none. */
export function BlockcertPanel({ blockcert, address, credentialId, problem }: BlockcertPanelProps) {
  const { t } = useText();
  const { state, sentence, mayAsk, chain, transaction } = blockcert;
  if (state === 'unavailable' || (state === 'none' && !mayAsk)) return null;
  return (
    <Panel title={t('credentialPage.blockcert.title')}>
      <FormErrors problem={problem} />
      <p data-blockcert={state}>{state === 'none' ? t('credentialPage.blockcert.none') : sentence}</p>
      {state === 'recorded' && (
        <div>
          <ButtonLink
            to={address.blockcert}
            reloadDocument
            download={`credential-${credentialId}.blockcert.json`}
            icon="download"
            size="s"
          >
            {t('credentialPage.blockcert.download')}
          </ButtonLink>
        </div>
      )}
      {state === 'recorded' && transaction !== null && (
        <p className={styles.hint}>
          {t('credentialPage.blockcert.transaction')} <code className={styles.transaction}>{transaction}</code>
        </p>
      )}
      {mayAsk && (
        <Form method="post" action={address.page} preventScrollReset>
          <SubmitButton name="blockcert" value="record" variant="secondary" size="s">
            {t('credentialPage.blockcert.ask')}
          </SubmitButton>
        </Form>
      )}
      <p className={styles.hint}>{t('credentialPage.blockcert.what')}</p>
      {chain?.kind === 'development' && <p className={styles.hint}>{t('credentialPage.blockcert.development')}</p>}
      {chain?.kind === 'test' && <p className={styles.hint}>{t('credentialPage.blockcert.test')}</p>}
    </Panel>
  );
}
