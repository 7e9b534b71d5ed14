import type { Sitting } from '@laurel/sdk';
import { Form } from 'react-router';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './invigilate.module.css';

interface SittingListProps {
  items: readonly Sitting[];
  /** What was said of a code that was not taken, and for which sitting. */
  refused: { sittingId: string; problem: Problem; typed: string } | undefined;
  /** A guest's code, which comes along with each of theirs. */
  guestCode?: string;
}

/** Who waits, each with room for the code on their page; and who was confirmed. */
export function SittingList({ items, refused, guestCode }: SittingListProps) {
  const { t } = useText();
  const waiting = items.filter(({ state }) => state === 'waiting');
  const confirmed = items.filter(({ state }) => state === 'confirmed');
  return (
    <Stack gap="l">
      <Section title={t('issuer.invigilate.waiting')}>
        {waiting.length === 0 && <p>{t('issuer.invigilate.none')}</p>}
        {waiting.length > 0 && (
          <ul className={styles.waiting}>
            {waiting.map(({ id, learnerName, askedAt }) => (
              <li key={id} className={styles.person}>
                <Form method="post">
                  <input type="hidden" name="sittingId" value={id} />
                  {guestCode !== undefined && <input type="hidden" name="guestCode" value={guestCode} />}
                  <Stack>
                    <div>
                      <p className={styles.name}>
                        <bdi>{learnerName}</bdi>
                      </p>
                      <p className={styles.asked}>
                        {t('issuer.invigilate.asked')} <Time value={askedAt} show="instant" />
                      </p>
                    </div>
                    <Field
                      name={`code.${id}`}
                      label={t('issuer.invigilate.code', { name: learnerName })}
                      error={refused?.sittingId === id ? (refused.problem.detail ?? refused.problem.title) : undefined}
                    >
                      <TextInput
                        width="short"
                        inputMode="numeric"
                        autoComplete="off"
                        maxLength={7}
                        defaultValue={refused?.sittingId === id ? refused.typed : undefined}
                      />
                    </Field>
                    <div>
                      <SubmitButton name="intent" value="confirm" variant="primary">
                        {t('issuer.invigilate.confirm', { name: learnerName })}
                      </SubmitButton>
                    </div>
                  </Stack>
                </Form>
              </li>
            ))}
          </ul>
        )}
        <Form method={guestCode === undefined ? 'get' : 'post'}>
          {guestCode !== undefined && <input type="hidden" name="guestCode" value={guestCode} />}
          <SubmitButton>{t('issuer.invigilate.refresh')}</SubmitButton>
        </Form>
      </Section>
      <Section title={t('issuer.invigilate.confirmed')}>
        {confirmed.length === 0 && <p>{t('issuer.invigilate.nobody')}</p>}
        {confirmed.length > 0 && (
          <ul>
            {confirmed.map(({ id, learnerName, confirmedBy, confirmedAt }) => (
              <li key={id}>
                {t('issuer.invigilate.confirmedLine', { name: learnerName, by: confirmedBy ?? '' })},{' '}
                {confirmedAt && <Time value={confirmedAt} show="instant" />}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Stack>
  );
}

/** The code as it was typed: people leave a gap in the middle, as it is shown. */
export function typedCode(form: FormData): { sittingId: string; code: string } {
  const sittingId = String(form.get('sittingId') ?? '');
  return { sittingId, code: String(form.get(`code.${sittingId}`) ?? '').replaceAll(/\s/g, '') };
}
