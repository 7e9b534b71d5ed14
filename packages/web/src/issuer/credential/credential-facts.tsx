import type { IssuedCredentialDetail } from '@laurel/sdk';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Time } from '../../ui/time.tsx';
import { useConsole } from '../console/console-data.ts';

/** What is true of an issued credential now. */
export function CredentialFacts({ credential }: { credential: IssuedCredentialDetail }) {
  const { t } = useText();
  const { base } = useConsole();
  const time = (value: string | null) => value && <Time value={value} show="instant" />;
  const items: { term: string; description: ReactNode }[] = [
    { term: t('issuer.credentials.recipient'), description: <bdi>{credential.recipientName}</bdi> },
    { term: t('issuer.credential.email'), description: <bdi>{credential.recipientEmail}</bdi> },
    {
      term: t('issuer.credentials.achievement'),
      description: (
        <Link to={`${base}/achievements/${credential.achievementId}`}>
          <bdi>{credential.achievementName}</bdi>
        </Link>
      ),
    },
    {
      term: t('issuer.credentials.issuedOn'),
      description: time(credential.issuedAt) ?? t('issuer.credentials.notYet'),
    },
    { term: t('credential.validUntil'), description: time(credential.validUntil) },
    { term: t('issuer.credential.revokedAt'), description: time(credential.revokedAt) },
    { term: t('issuer.credential.reason'), description: credential.revocationReason },
    {
      term: t('issuer.credential.replacedBy'),
      description: credential.replacedBy && (
        <Link to={`${base}/credentials/${credential.replacedBy.id}`}>{t('issuer.credential.successor')}</Link>
      ),
    },
    { term: t('issuer.credential.visibility'), description: t(`issuer.credential.${credential.visibility}`) },
    {
      term: t('issuer.credential.address'),
      description: (
        <>
          <code>{credential.url}</code> <CopyButton value={credential.url} what={t('issuer.credential.address')} />
        </>
      ),
    },
    {
      term: t('issuer.credential.status'),
      description: credential.statusListUrl && (
        <>
          <a href={credential.statusListUrl}>{t('issuer.credential.statusList')}</a>
          {', '}
          {t('issuer.credential.statusIndex', { index: String(credential.statusIndex) })}
        </>
      ),
    },
  ];
  return <DefinitionList items={items.filter(({ description }) => Boolean(description))} />;
}
