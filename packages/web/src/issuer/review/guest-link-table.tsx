import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { Table } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import type { Console } from '../console/console-context.ts';
import { PersonCell } from '../console/person-cell.tsx';
import { WithdrawGuest } from './withdraw-guest.tsx';

type ListedGuestLink = Awaited<ReturnType<Console['client']['listAllGuestLinks']>>['items'][number];

interface GuestLinkTableProps {
  links: readonly ListedGuestLink[];
  /** When the list was made. */
  now: string;
  base: string;
}

const looks = {
  sent: { tone: 'none', icon: 'clock' },
  confirmed: { tone: 'none', icon: 'arrow' },
  answered: { tone: 'valid', icon: 'check' },
  withdrawn: { tone: 'none', icon: 'cross' },
  expired: { tone: 'none', icon: 'clock' },
} as const;

/** From so little time on a link that nobody has used is pointed out. */
const soon = 3 * 86_400_000;

/** Whose work each link opens, for whom, how it stands, until when, and when it was last used. */
export function GuestLinkTable({ links, now, base }: GuestLinkTableProps) {
  const { t } = useText();
  const isUnused = ({ state, expiresAt }: ListedGuestLink) =>
    state === 'sent' && Date.parse(expiresAt) - Date.parse(now) <= soon;
  const nameOf = ({ name }: ListedGuestLink) => name || t('issuer.reviews.guest.somebody');
  return (
    <Table
      caption={t('issuer.reviews.guest.all.title')}
      captionHidden
      rows={links}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'work',
          header: t('issuer.reviews.work'),
          cell: ({ submissionId, lessonTitle, learnerName }) => (
            <Link to={`${base}/reviews/${submissionId}`}>
              {t('issuer.reviews.workOf', { lesson: lessonTitle, learner: learnerName })}
            </Link>
          ),
        },
        { key: 'programme', header: t('issuer.reviews.programme'), cell: ({ programmeTitle }) => programmeTitle },
        {
          key: 'guest',
          header: t('issuer.reviews.guest.all.guest'),
          named: true,
          cell: (link) => {
            const name = <bdi>{nameOf(link)}</bdi>;
            return link.email ? <PersonCell name={name} email={link.email} /> : name;
          },
        },
        {
          key: 'state',
          header: t('issuer.reviews.guest.all.state'),
          cell: (link) =>
            isUnused(link) ? (
              <StateTag tone="warning" icon="warning">
                {t('issuer.reviews.guest.all.unused')}
              </StateTag>
            ) : (
              <StateTag {...looks[link.state]}>{t(`issuer.reviews.guest.all.states.${link.state}`)}</StateTag>
            ),
        },
        {
          key: 'expires',
          header: t('issuer.reviews.guest.all.expires'),
          cell: ({ expiresAt }) => <Time value={expiresAt} />,
        },
        {
          key: 'used',
          header: t('issuer.reviews.guest.all.used'),
          cell: ({ lastUsedAt }) =>
            lastUsedAt === null ? t('issuer.reviews.guest.all.never') : <Time value={lastUsedAt} />,
        },
        {
          key: 'withdraw',
          header: t('issuer.reviews.guest.all.withdraw'),
          cell: (link) =>
            (link.state === 'sent' || link.state === 'confirmed') && (
              <WithdrawGuest linkId={link.id} submissionId={link.submissionId} name={nameOf(link)} />
            ),
        },
      ]}
    />
  );
}
