import type { HeldCredential } from '@laurel/sdk';
import type { ReactNode } from 'react';
import { en } from '../../text/en.ts';
import { useText } from '../../text/text-context.tsx';
import { Card } from '../../ui/card.tsx';
import { LaurelMark } from '../../ui/laurel-mark.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Time } from '../../ui/time.tsx';
import { addresses } from '../addresses.ts';
import styles from './held-credential-card.module.css';

export interface HeldCredentialCardProps {
  credential: HeldCredential;
  level?: 2 | 3;
  /** What can be done with it here. */
  actions?: ReactNode;
}

type Kind = keyof typeof en.credential.kind;

/** A credential of one's own; leads to its page. */
export function HeldCredentialCard({ credential, level = 3, actions }: HeldCredentialCardProps) {
  const { t } = useText();
  const { id, achievementName, achievementKind, imageUrl, organisationName, issuedAt, visibility } = credential;
  const kind = Object.hasOwn(en.credential.kind, achievementKind)
    ? t(`credential.kind.${achievementKind as Kind}`)
    : achievementKind;
  return (
    <Card
      title={achievementName}
      to={addresses.credential(id)}
      level={level}
      media={
        <span className={styles.mark} data-replaced={credential.replacedBy ? '' : undefined}>
          {imageUrl ? <img src={imageUrl} alt="" className={styles.image} /> : <LaurelMark size={72} detail="fine" />}
        </span>
      }
      eyebrow={kind}
      footer={actions}
    >
      <p>
        <bdi>{organisationName}</bdi>
      </p>
      <p className={styles.facts}>
        {t('learner.credentials.issued')} <Time value={issuedAt} />
        {credential.validUntil && !credential.revokedAt && (
          <>
            {' · '}
            {t('learner.credentials.validUntil')} <Time value={credential.validUntil} />
          </>
        )}
      </p>
      {credential.replacedBy ? (
        <p>
          <StateTag tone="none" icon="arrow">
            <span>
              {t('learner.credentials.replacedOn')} <Time value={credential.revokedAt ?? issuedAt} />
            </span>
          </StateTag>
        </p>
      ) : credential.revokedAt ? (
        <p>
          <StateTag tone="invalid" icon="cross">
            <span>
              {t('learner.credentials.revoked')} <Time value={credential.revokedAt} />
            </span>
          </StateTag>
        </p>
      ) : (
        <p className={styles.facts}>{t(`learner.credentials.${visibility}`)}</p>
      )}
    </Card>
  );
}
