import type { Invitation } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { StateTag, type StateTone } from '../../ui/state-tag.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';

const looks: Record<Invitation['state'], { tone: StateTone; icon: IconName }> = {
  open: { tone: 'unknown', icon: 'clock' },
  accepted: { tone: 'valid', icon: 'check' },
  withdrawn: { tone: 'none', icon: 'cross' },
  expired: { tone: 'none', icon: 'clock' },
};

export function InvitationTable({ items }: { items: readonly Invitation[] }) {
  const { t } = useText();
  const columns: TableColumn<Invitation>[] = [
    { key: 'email', header: t('issuer.members.email'), cell: ({ email }) => email },
    { key: 'role', header: t('issuer.members.role'), cell: ({ role }) => t(`issuer.roles.${role}.name`) },
    {
      key: 'state',
      header: t('issuer.members.state'),
      cell: ({ state }) => <StateTag {...looks[state]}>{t(`issuer.members.invitation.${state}`)}</StateTag>,
    },
    { key: 'expires', header: t('issuer.members.expires'), cell: ({ expiresAt }) => <Time value={expiresAt} /> },
    {
      key: 'withdraw',
      header: t('issuer.members.changeHeader'),
      cell: (invitation) => (invitation.state === 'open' ? <Withdraw invitation={invitation} /> : '–'),
    },
  ];
  return (
    <Table
      caption={t('issuer.members.invitations')}
      captionHidden
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
    />
  );
}

/** At once, without a second thought: whoever was meant can be invited again. */
function Withdraw({ invitation: { id, email } }: { invitation: Invitation }) {
  const { t } = useText();
  return (
    <Form method="post">
      <input type="hidden" name="invitationId" value={id} />
      <Button size="s" aria-label={t('issuer.members.withdrawOf', { email })}>
        {t('issuer.members.withdraw')}
      </Button>
    </Form>
  );
}
