import type { EvidenceCredential } from '@laurel/sdk';
import type { ReactNode } from 'react';
import { useText } from '../../text/text-context.tsx';
import { Time } from '../../ui/time.tsx';

interface EvidenceCredentialsProps {
  credentials: readonly EvidenceCredential[];
  /** What stands beside each, as a button to take it out. */
  beside?: (credential: EvidenceCredential) => ReactNode;
}

/** Credentials among the evidence, each with the verdict and why. */
export function EvidenceCredentials({ credentials, beside }: EvidenceCredentialsProps) {
  const { t } = useText();
  return (
    <ul>
      {credentials.map((credential) => (
        <li key={credential.id}>
          <strong>
            <bdi>{credential.name || t('recognition.unnamed')}</bdi>
          </strong>
          {credential.issuerName && ` ${t('recognition.issuedBy', { issuer: credential.issuerName })}`},{' '}
          {credential.recipientName
            ? t('recognition.to', { recipient: credential.recipientName })
            : t('recognition.noRecipient')}
          <p>
            <strong>{credential.sentence}</strong> {t('recognition.checkedAt')}{' '}
            <Time value={credential.checkedAt} show="instant" />.
          </p>
          <Faults credential={credential} />
          {beside?.(credential)}
        </li>
      ))}
    </ul>
  );
}

/** Why it is not valid, or could not be checked; the verdict itself says the first. */
function Faults({ credential: { outcome, sentence, checks } }: { credential: EvidenceCredential }) {
  const decisive = outcome === 'not-valid' ? 'fail' : 'unknown';
  const faults = checks.filter((check) => check.outcome === decisive && !sentence.endsWith(check.sentence));
  if (outcome === 'valid' || faults.length === 0) return null;
  return (
    <ul>
      {faults.map(({ name, sentence: why }) => (
        <li key={name}>{why}</li>
      ))}
    </ul>
  );
}
