import type { ReviewView } from '@laurel/sdk';
import { useMemo, useRef } from 'react';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Lines } from '../../ui/lines.tsx';
import { OnceScripted } from '../../ui/once-scripted.tsx';
import { Quote } from '../../ui/quote.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { Refused } from '../console/refused.ts';
import styles from './remarks.module.css';
import { useKeys } from './use-keys.ts';

interface RemarksProps {
  review: ReviewView;
  returned: Refused | undefined;
}

/** Remarks on words of the work, and a new one: the words are those that are selected, or are pasted. */
export function Remarks({ review, returned }: RemarksProps) {
  const { t } = useText();
  const { own, comments, number } = review;
  const isOpen = own?.state === 'open';
  return (
    <Section
      title={t('issuer.reviews.remarks')}
      lead={comments.length === 0 ? t('issuer.reviews.noRemarks') : undefined}
    >
      {comments.length > 0 && (
        <ul className={styles.remarks}>
          {comments.map((comment) => (
            <li key={comment.id} className={styles.remark}>
              <Quote>{comment.quote}</Quote>
              <p>
                <Lines>{comment.text}</Lines>
              </p>
              <p className={styles.facts}>
                {t(`issuer.reviews.role.${comment.role}`)}
                {comment.number !== number && ` · ${t('issuer.reviews.wasIn', { number: comment.number })}`}
                {comment.offset === null && ` · ${t('issuer.reviews.gone')}`}
              </p>
              {comment.own && isOpen && (
                <Form method="post">
                  <input type="hidden" name="reviewId" value={own.id} />
                  <input type="hidden" name="commentId" value={comment.id} />
                  <Button name="intent" value="remove-comment" size="s" variant="quiet">
                    {t('issuer.reviews.removeRemark')}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOpen && <NewRemark reviewId={own.id} returned={returned} />}
    </Section>
  );
}

function NewRemark({ reviewId, returned }: { reviewId: string; returned: Refused | undefined }) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  useKeys(useMemo(() => ({ c: () => quoteSelection(form.current) }), []));
  const { problem, values } = returned ?? {};
  const fields = { quote: t('issuer.reviews.quote'), text: t('issuer.reviews.remark') };
  return (
    <Form method="post" ref={form} key={JSON.stringify(returned?.values)}>
      <input type="hidden" name="reviewId" value={reviewId} />
      <Stack>
        <FormErrors problem={problem} fields={fields} />
        <Field name="quote" label={fields.quote} hint={t('issuer.reviews.quoteHint')} error={faultOf(problem, 'quote')}>
          <TextArea rows={2} defaultValue={values?.quote} maxLength={1000} />
        </Field>
        <OnceScripted>
          <Button type="button" size="s" onClick={() => quoteSelection(form.current)}>
            {t('issuer.reviews.quoteSelection')}
          </Button>
        </OnceScripted>
        <Field name="text" label={fields.text} error={faultOf(problem, 'text')}>
          <TextArea rows={3} defaultValue={values?.text} maxLength={5000} />
        </Field>
        <div>
          <SubmitButton name="intent" value="comment">
            {t('issuer.reviews.addRemark')}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}

/** Puts the words that are selected in the work into the form, and goes on to what is said about them. */
function quoteSelection(form: HTMLFormElement | null): void {
  const selection = document.getSelection();
  const isOfWork = selection?.anchorNode?.parentElement?.closest('[data-work]');
  const words = isOfWork ? selection?.toString().trim() : '';
  const quote = form?.querySelector<HTMLTextAreaElement>('[name=quote]');
  const text = form?.querySelector<HTMLTextAreaElement>('[name=text]');
  if (!quote || !text) return;
  if (words) quote.value = words;
  (quote.value ? text : quote).focus();
}
