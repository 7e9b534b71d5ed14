import type { CredentialView } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import { useRootData } from '../../session/root-data.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CredentialAddress } from './credential-address.ts';
import { KeepPanel } from './keep-panel.tsx';
import { SharePanel } from './share-panel.tsx';

export interface BesideProps {
  credential: CredentialView;
  address: CredentialAddress;
  /** Why it could not be shared as was asked for last. */
  problem: Problem | undefined;
}

/** What whoever reads can do with it: the holder shares, the issuer looks after it, everybody keeps a copy. */
export function Beside({ credential, address, problem }: BesideProps) {
  const { relation, id } = credential;
  const { visitor } = useRootData();
  return (
    <>
      {relation === 'holder' && <SharePanel credential={credential} page={address.page} problem={problem} />}
      {relation === 'issuer' && <IssuerPanel credential={credential} />}
      <KeepPanel address={address} credentialId={id} />
      {relation === 'guest' && !visitor && <GuestPanel credential={credential} page={address.page} />}
    </>
  );
}

function IssuerPanel({ credential: { id, achievement, visibility } }: { credential: CredentialView }) {
  const { t } = useText();
  return (
    <Panel title={t('credentialPage.issuerSide.title')}>
      <p>{t('credentialPage.issuerSide.text')}</p>
      {visibility === 'private' && <p>{t('credentialPage.issuerSide.private')}</p>}
      <div>
        <ButtonLink to={`/issuer/${achievement.organisationId}/credentials/${id}`} size="s">
          {t('credentialPage.issuerSide.open')}
        </ButtonLink>
      </div>
    </Panel>
  );
}

function GuestPanel({ credential: { visibility }, page }: { credential: CredentialView; page: string }) {
  const { t } = useText();
  const query = new URLSearchParams({ next: page });
  return (
    <Panel title={t('credentialPage.guest.title')}>
      {visibility === 'private' && <p>{t('credentialPage.guest.byKey')}</p>}
      <p>{t('credentialPage.guest.text')}</p>
      <ButtonRow>
        <ButtonLink to={`/sign-in?${query}`} size="s">
          {t('credentialPage.guest.signIn')}
        </ButtonLink>
        <ButtonLink to={`/sign-up?${query}`} size="s">
          {t('credentialPage.guest.signUp')}
        </ButtonLink>
      </ButtonRow>
    </Panel>
  );
}
