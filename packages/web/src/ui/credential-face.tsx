import { useText } from '../text/text-context.tsx';
import { classNames } from './class-names.ts';
import styles from './credential-face.module.css';
import { Heading, type HeadingLevel } from './heading.tsx';
import { LaurelMark } from './laurel-mark.tsx';
import { Time } from './time.tsx';

export interface CredentialFaceProps {
  /** The achievement's name. */
  title: string;
  /** In words: "Micro-credential". */
  kind: string;
  recipient: string;
  issuer: { name: string; logoUrl?: string | null };
  issuedAt: string;
  validUntil?: string | null;
  /** The achievement's own image, in place of the laurel. */
  imageUrl?: string | null;
  /** It no longer holds, or another counts in its place: said across the face. */
  withdrawn?: 'revoked' | 'replaced' | undefined;
  level?: HeadingLevel;
}

/** The face of a credential: the one place with gold. Prints as it looks. */
export function CredentialFace(props: CredentialFaceProps) {
  const { title, kind, recipient, issuer, issuedAt, validUntil, imageUrl, withdrawn, level = 1 } = props;
  const { t } = useText();
  return (
    <div className={classNames(styles.face, withdrawn && styles.old)}>
      <div className={styles.sheet}>
        <div className={styles.mark}>
          {imageUrl ? <img src={imageUrl} alt="" className={styles.image} /> : <LaurelMark size={84} detail="fine" />}
        </div>
        <p className={styles.kind}>{kind}</p>
        <p className={styles.phrase}>{t('credential.certifies')}</p>
        <p className={styles.recipient} dir="auto">
          {recipient}
        </p>
        <p className={styles.phrase}>{t('credential.earned')}</p>
        <Heading level={level} className={styles.title}>
          <bdi>{title}</bdi>
        </Heading>
        {withdrawn && (
          <p className={styles.withdrawn} data-withdrawn={withdrawn}>
            {t(`credential.withdrawn.${withdrawn}`)}
          </p>
        )}
        <dl className={styles.facts}>
          <div>
            <dt>{t('credential.issuedBy')}</dt>
            <dd className={styles.issuer}>
              {issuer.logoUrl && <img src={issuer.logoUrl} alt="" className={styles.logo} />}
              <bdi>{issuer.name}</bdi>
            </dd>
          </div>
          <div>
            <dt>{t('credential.issuedOn')}</dt>
            <dd>
              <Time value={issuedAt} />
            </dd>
          </div>
          {validUntil && (
            <div>
              <dt>{t('credential.validUntil')}</dt>
              <dd>
                <Time value={validUntil} />
              </dd>
            </div>
          )}
        </dl>
      </div>
    </div>
  );
}
