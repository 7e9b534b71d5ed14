import type { SigningKey } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Time } from '../../ui/time.tsx';

/** What is known of a key: all of it public but what happened to it. */
export function KeyFacts({ signingKey: key }: { signingKey: SigningKey }) {
  const { t, format } = useText();
  const instant = (value: string | null) => value && <Time value={value} show="instant" />;
  const items = [
    { term: t('issuer.signingKeys.signed'), description: format.number(key.signedCount) },
    { term: t('issuer.signingKey.createdAt'), description: instant(key.createdAt) },
    { term: t('issuer.signingKey.retiredAt'), description: instant(key.retiredAt) },
    { term: t('issuer.signingKey.since'), description: instant(key.compromisedSince) },
    { term: t('issuer.signingKey.markedAt'), description: instant(key.compromisedAt) },
    { term: t('issuer.signingKey.reason'), description: key.compromiseReason && <bdi>{key.compromiseReason}</bdi> },
    {
      term: t('issuer.signingKey.logSize'),
      description: key.logSize === null ? null : format.number(key.logSize),
    },
    { term: t('issuer.signingKey.method'), description: <code>{key.verificationMethod}</code> },
    { term: t('issuer.signingKey.publicKey'), description: <code>{key.publicKeyMultibase}</code> },
  ];
  return <DefinitionList items={items.filter(({ description }) => description !== null)} />;
}
