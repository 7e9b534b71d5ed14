import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';

interface WithdrawGuestProps {
  linkId: string;
  submissionId: string;
  /** Whom the link is for. */
  name: string;
}

/** Withdraws the link of a guest, who has not answered yet, after a second look. */
export function WithdrawGuest({ linkId, submissionId, name }: WithdrawGuestProps) {
  const { t } = useText();
  return (
    <Confirm label={t('issuer.reviews.guest.withdraw', { name })}>
      <p>{t('issuer.reviews.guest.withdrawText')}</p>
      <Form method="post">
        <input type="hidden" name="linkId" value={linkId} />
        <input type="hidden" name="submissionId" value={submissionId} />
        <Button name="intent" value="withdraw-guest" size="s" variant="danger">
          {t('issuer.reviews.guest.withdrawNow')}
        </Button>
      </Form>
    </Confirm>
  );
}
