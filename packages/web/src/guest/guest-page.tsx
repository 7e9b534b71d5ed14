import { data, redirect } from 'react-router';
import { readForm } from '../issuer/console/read-form.ts';
import { readMarking } from '../issuer/review/read-marking.ts';
import { MarkForm } from '../learner/review/mark-form.tsx';
import { WorkToMark } from '../learner/review/work-to-mark.tsx';
import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { refusalOf } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { visitContext } from '../session/visit.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { Time } from '../ui/time.tsx';
import type { Route } from './+types/guest-page.ts';
import { ConfirmGuest } from './confirm-guest.tsx';
import { guestCookie, guestHeaders, guestSessionOf } from './guest-cookie.ts';

export async function loader({ request, params, context, url }: Route.LoaderArgs) {
  const { token } = params;
  const session = guestSessionOf(request, token);
  const said = { isSent: url.searchParams.has('sent'), isSaved: url.searchParams.has('saved') };
  try {
    const view = await clientOf(context).openGuestReview({ body: { token, ...(session ? { session } : {}) } });
    return data({ view, ...said }, { headers: guestHeaders });
  } catch (error) {
    // An address that was cut in two opens as little as a link that has expired.
    const { status } = refusalOf(error);
    if (status !== 410 && status !== 400) throw error;
    return data({ view: undefined, ...said }, { status: 410, headers: guestHeaders });
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { token } = params;
  const form = await readForm(request);
  const client = clientOf(context);
  const here = `/guest/${token}`;
  const held = { token, session: guestSessionOf(request, token) ?? '' };
  const intent = formText(form, 'intent');
  try {
    if (intent === 'send') {
      await client.sendGuestCode({ body: { token } });
      return redirect(`${here}?sent=`, { status: 303, headers: guestHeaders });
    }
    if (intent === 'confirm') {
      const body = { token, name: formText(form, 'name').trim(), code: formText(form, 'code').replaceAll(/\s/g, '') };
      const { session } = await client.confirmGuest({ body });
      const cookie = guestCookie(token, session, context.get(visitContext).origin);
      return redirect(here, { status: 303, headers: { ...guestHeaders, 'set-cookie': cookie } });
    }
    await client.saveGuestReview({ body: { ...held, ...readMarking(form) } });
    if (intent !== 'hand-in') return redirect(`${here}?saved=`, { status: 303, headers: guestHeaders });
    await client.handInGuestReview({ body: held });
    return redirect(here, { status: 303, headers: guestHeaders });
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, values: formValues(form) }, { status: problem.status, headers: guestHeaders });
  }
}

export function headers() {
  return guestHeaders;
}

export function meta({ matches, loaderData }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const view = loaderData?.view;
  const title = view ? t('guest.title', { lesson: view.lessonTitle }) : t('guest.gone');
  // The address holds the link, so it is said nowhere.
  return pageMeta({ title, origin, path: '/guest', unlisted: true });
}

/** For somebody from outside who reviews one piece of work: a code opens it, and they answer once. */
export default function GuestPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useText();
  const { view, isSent, isSaved } = loaderData;
  if (!view)
    return (
      <Page title={t('guest.gone')} width="form">
        <p>{t('guest.goneText')}</p>
      </Page>
    );
  const { organisationName: organisation, programmeTitle: programme, work, own } = view;
  const words = {
    summary: t('guest.summary'),
    summaryHint: t('guest.summaryHint'),
    save: t('guest.save'),
    handIn: t('guest.handIn'),
  };
  return (
    <Page
      title={t('guest.title', { lesson: view.lessonTitle })}
      lead={t('guest.asks', { organisation, programme })}
      width="text"
    >
      <Stack gap="l">
        {view.state === 'answered' ? (
          <Notice kind="success" title={t('guest.thanks')}>
            {t('guest.thanksText', { organisation })}
          </Notice>
        ) : (
          <p>
            {t('guest.until')} <Time value={view.expiresAt} show="instant" />
          </p>
        )}
        {view.state === 'confirm' && <ConfirmGuest view={view} isSent={isSent} returned={actionData} />}
        {isSaved && !actionData && (
          <Notice kind="success" live>
            {t('guest.saved')}
          </Notice>
        )}
        {work && own && (
          <>
            <WorkToMark title={t('guest.work')} work={work} files={`/guest/${params.token}/files`} />
            <Section title={t('guest.review')} lead={t('guest.reviewLead')}>
              <MarkForm rubric={work.rubric} own={own} returned={actionData} words={words} />
            </Section>
          </>
        )}
      </Stack>
    </Page>
  );
}
