import type { GuestLink } from '@laurel/sdk';
import { Form } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { faultOf } from '../../ui/fault-of.ts';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { Time } from '../../ui/time.tsx';
import type { Refused } from '../console/refused.ts';
import { WithdrawGuest } from './withdraw-guest.tsx';

interface GuestSectionProps {
  submissionId: string;
  links: readonly GuestLink[];
  /** Whether the work can still be reviewed. */
  isOpen: boolean;
  /** The link that was just made; it is shown once. */
  made: { name: string; url: string } | undefined;
  returned: Refused | undefined;
}

/** Asks somebody from outside to review this work, and says how that stands. */
export function GuestSection({ submissionId, links, isOpen, made, returned }: GuestSectionProps) {
  const { t } = useText();
  const isAsked = links.some(({ state }) => isActive(state) || state === 'answered');
  if (links.length === 0 && !isOpen) return null;
  return (
    <Section title={t('issuer.reviews.guest.title')} lead={t('issuer.reviews.guest.lead')}>
      <Stack>
        {made && (
          <Notice kind="success" live>
            {t('issuer.reviews.guest.made', { name: made.name })} <code>{made.url}</code>{' '}
            <CopyButton value={made.url} what={t('issuer.reviews.guest.link')} />
          </Notice>
        )}
        {links.length > 0 && (
          <ul>
            {links.map((link) => (
              <li key={link.id}>
                <GuestEntry link={link} submissionId={submissionId} />
              </li>
            ))}
          </ul>
        )}
        {isOpen && !isAsked && <AskForm returned={returned} />}
      </Stack>
    </Section>
  );
}

function isActive(state: GuestLink['state']): boolean {
  return state === 'sent' || state === 'confirmed';
}

/** Whom a link is for and how it stands; one that still opens the work can be withdrawn. */
function GuestEntry({ link, submissionId }: { link: GuestLink; submissionId: string }) {
  const { id, name: given, email, state, expiresAt } = link;
  const { t } = useText();
  const name = given || t('issuer.reviews.guest.somebody');
  return (
    <>
      <bdi>{t(`issuer.reviews.guest.state.${state}`, { name: email ? `${name} (${email})` : name })}</bdi>
      {isActive(state) && (
        <>
          {'. '}
          {t('issuer.reviews.guest.until')} <Time value={expiresAt} show="instant" />
          <WithdrawGuest linkId={id} submissionId={submissionId} name={name} />
        </>
      )}
    </>
  );
}

function AskForm({ returned }: Pick<GuestSectionProps, 'returned'>) {
  const { t } = useText();
  const { problem, values } = returned ?? {};
  const fields = {
    name: t('issuer.reviews.guest.name'),
    email: t('issuer.reviews.guest.email'),
    days: t('issuer.reviews.guest.days'),
  };
  return (
    <Form method="post" key={JSON.stringify(values)}>
      <Stack gap="s">
        <FormErrors problem={problem} fields={fields} />
        <Field name="name" label={fields.name} error={faultOf(problem, 'name')}>
          <TextInput defaultValue={values?.name} maxLength={200} autoComplete="off" />
        </Field>
        <Field name="email" label={fields.email} error={faultOf(problem, 'email')}>
          <TextInput type="email" defaultValue={values?.email} maxLength={254} autoComplete="off" />
        </Field>
        <Field name="days" label={fields.days} error={faultOf(problem, 'days')}>
          <TextInput type="number" width="short" min={1} max={60} step={1} defaultValue={values?.days ?? '14'} />
        </Field>
        <div>
          <SubmitButton name="intent" value="ask-guest" size="s">
            {t('issuer.reviews.guest.make')}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  );
}
