import type { Verdict } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import styles from './report.module.css';

/** Warns, where the name of the issuer may be taken for another's, and names both with what tells them apart. */
export function LookAlike({ verdict: { issuerStanding, credential } }: { verdict: Verdict }) {
  const { t } = useText();
  if (issuerStanding?.kind !== 'look-alike' || !credential) return null;
  const { of: known } = issuerStanding;
  return (
    <div data-warning="issuer.look-alike">
      <Notice kind="warning" title={t('verifier.lookAlike.title')}>
        <Stack gap="s">
          <p>{t('verifier.lookAlike.text')}</p>
          <DefinitionList
            items={[
              { term: t('verifier.lookAlike.this'), description: <Issuer {...credential.issuer} /> },
              { term: t('verifier.lookAlike.known'), description: <Issuer {...known} /> },
            ]}
          />
        </Stack>
      </Notice>
    </div>
  );
}

function Issuer({ id, name, listedBy }: { id: string; name?: string | undefined; listedBy?: string | undefined }) {
  const { t } = useText();
  return (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <br />
      <bdi>
        <code>{id}</code>
      </bdi>
      {listedBy && (
        <>
          <br />
          <span className={styles.how}>{t('verifier.lookAlike.listedBy', { by: listedBy })}</span>
        </>
      )}
    </>
  );
}
