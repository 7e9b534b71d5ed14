import type { EnrolmentDetail } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import { Form } from 'react-router';
import { creditsText } from '../../public/programme/credits-text.ts';
import { useText } from '../../text/text-context.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';

type Newer = NonNullable<EnrolmentDetail['newerVersion']>;

/** Offers the newest version of the programme: what is new, what is gone, what counts there too. Staying is fine. */
export function NewerVersion({ newer }: { newer: Newer }) {
  const { t } = useText();
  const { version, lessonsKept, lessonsAdded, lessonsDropped, earns } = newer;
  return (
    <Notice kind="info" title={t('learner.enrolment.newer.title')}>
      <Stack gap="s">
        <p>{t('learner.enrolment.newer.choice')}</p>
        <ul>
          <li>{t('learner.enrolment.newer.kept', { count: lessonsKept })}</li>
          {lessonsAdded.length > 0 && (
            <li>{t('learner.enrolment.newer.added', { titles: lessonsAdded.join(', ') })}</li>
          )}
          {lessonsDropped.length > 0 && (
            <li>{t('learner.enrolment.newer.dropped', { titles: lessonsDropped.join(', ') })}</li>
          )}
          {earns && <li>{earnedText(t, earns)}</li>}
        </ul>
        <Form method="post">
          <input type="hidden" name="version" value={version} />
          <SubmitButton size="s">{t('learner.enrolment.newer.move')}</SubmitButton>
        </Form>
      </Stack>
    </Notice>
  );
}

function earnedText(t: TFunction, { here, there }: NonNullable<Newer['earns']>): string {
  const texts = { here: worthText(t, here), there: worthText(t, there) };
  return t(texts.here === texts.there ? 'learner.enrolment.newer.wording' : 'learner.enrolment.newer.earns', texts);
}

function worthText(t: TFunction, { name, credits, creditSystem, hours, level }: NonNullable<Newer['earns']>['here']) {
  const size = [
    credits !== null && creditsText(t, { credits, system: creditSystem }),
    hours !== null && t('achievement.hoursValue', { count: hours }),
    level,
  ].filter(Boolean);
  return size.length > 0 ? `“${name}” (${size.join(', ')})` : `“${name}”`;
}
