import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { CredentialFace } from '../../ui/credential-face.tsx';
import { VerdictLine } from '../../ui/verdict-line.tsx';
import styles from './hero.module.css';

export function Hero() {
  const { t } = useText();
  return (
    <section className={styles.hero}>
      <div className={styles.words}>
        <h1 className={styles.title}>{t('landing.title')}</h1>
        <p className={styles.lead}>{t('landing.lead')}</p>
        <ButtonRow>
          <ButtonLink to="/programmes" variant="primary">
            {t('landing.browse')}
          </ButtonLink>
          <ButtonLink to="/verify" reloadDocument>
            {t('landing.verify')}
          </ButtonLink>
        </ButtonRow>
      </div>
      <figure className={styles.example}>
        <CredentialFace
          level={2}
          title={t('landing.example.achievement')}
          kind={t('credential.kind.micro-credential')}
          recipient={t('landing.example.recipient')}
          issuer={{ name: t('landing.example.issuer') }}
          issuedAt={t('landing.example.issuedOn')}
        />
        <VerdictLine outcome="valid" sentence={t('landing.example.verdict')} />
        <figcaption className={styles.caption}>{t('landing.example.caption')}</figcaption>
      </figure>
    </section>
  );
}
