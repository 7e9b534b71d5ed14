import { data, Form, redirect } from 'react-router';
import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { Time } from '../ui/time.tsx';
import type { Route } from './+types/calendar-page.ts';
import styles from './calendar-page.module.css';

const here = '/account/calendar';

export async function loader({ url, context }: Route.LoaderArgs) {
  return needed(clientOf(context).getCalendarFeed(), url);
}

export async function action({ request, context }: Route.ActionArgs) {
  const client = clientOf(context);
  const form = await request.formData();
  try {
    if (formText(form, 'intent') === 'end') {
      await client.endCalendarFeed();
      return redirect(here, 303);
    }
    const { url } = await client.makeCalendarFeed();
    // Never in an address or a cookie: only in this one answer.
    return data({ url, problem: undefined }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirectToSignIn(new URL(here, request.url));
    return data({ url: undefined, problem }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  return pageMeta({ title: createText(language).t('calendar.title'), origin, path: here, unlisted: true });
}

/** The private address of one's own calendar: made, made anew, and ended. */
export default function CalendarPage({ loaderData: { madeAt }, actionData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <Page
      title={t('calendar.title')}
      lead={t('calendar.lead')}
      width="form"
      trail={[{ to: '/account', label: t('account.page.title') }]}
    >
      <FormErrors problem={actionData?.problem} />
      <Stack>
        {actionData?.url && (
          <Notice kind="success" title={t('calendar.newTitle')} live>
            <p>{t('calendar.newText')}</p>
            <p>
              <code className={styles.address}>{actionData.url}</code>
            </p>
            <CopyButton value={actionData.url} what={t('calendar.address')} />
          </Notice>
        )}
        {madeAt === null ? (
          <p>{t('calendar.none')}</p>
        ) : (
          <>
            <p>
              {t('calendar.since')} <Time value={madeAt} />.
            </p>
            <p>{t('calendar.once')}</p>
          </>
        )}
        <Form method="post">
          <ButtonRow>
            <SubmitButton variant={madeAt === null ? 'primary' : 'secondary'} name="intent" value="make">
              {t(madeAt === null ? 'calendar.make' : 'calendar.anew')}
            </SubmitButton>
            {madeAt !== null && (
              <SubmitButton variant="quiet" name="intent" value="end">
                {t('calendar.end')}
              </SubmitButton>
            )}
          </ButtonRow>
        </Form>
      </Stack>
    </Page>
  );
}
