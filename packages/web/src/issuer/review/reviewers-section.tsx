import type { ReviewView } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import type { Refused } from '../console/refused.ts';

interface ReviewersSectionProps {
  review: ReviewView;
  /** Who can be given it; undefined where the reader gives nothing. */
  candidates: readonly { personId: string; name: string; open: number }[] | undefined;
  returned: Refused | undefined;
}

/** Takes the work oneself, gives it to somebody, or takes it away from somebody. */
export function ReviewersSection({ review, candidates, returned }: ReviewersSectionProps) {
  const { t } = useText();
  // Whoever is from outside is withdrawn with their link.
  const open = review.others.filter(({ state, role }) => state === 'open' && role !== 'guest');
  const isNeeded = review.mayTake !== null;
  if (!isNeeded && (candidates === undefined || open.length === 0)) return null;
  return (
    <Section title={t('issuer.reviews.reviewers')}>
      <FormErrors problem={returned?.problem} fields={{ personId: t('issuer.reviews.giveTo') }} />
      <Stack>
        {review.mayTake && (
          <Form method="post">
            <SubmitButton name="intent" value="take" variant="primary">
              {t(`issuer.reviews.take.${review.mayTake}`)}
            </SubmitButton>
          </Form>
        )}
        {candidates && isNeeded && (
          <Form method="post">
            <Stack gap="s">
              <Field name="personId" label={t('issuer.reviews.giveTo')} optional="unsaid">
                <Select
                  prompt={t('issuer.reviews.leastToDo')}
                  options={candidates.map(({ personId, name, open: count }) => ({
                    value: personId,
                    label: t('issuer.reviews.candidate', { name, count }),
                  }))}
                />
              </Field>
              <div>
                <Button name="intent" value="assign" size="s">
                  {t('issuer.reviews.give')}
                </Button>
              </div>
            </Stack>
          </Form>
        )}
        {candidates &&
          open.map(({ id, reviewerName }) => (
            <Confirm key={id} label={t('issuer.reviews.withdraw', { name: reviewerName })}>
              <p>{t('issuer.reviews.withdrawText')}</p>
              <Form method="post">
                <input type="hidden" name="reviewId" value={id} />
                <Button name="intent" value="withdraw" size="s" variant="danger">
                  {t('issuer.reviews.withdrawNow')}
                </Button>
              </Form>
            </Confirm>
          ))}
      </Stack>
    </Section>
  );
}
