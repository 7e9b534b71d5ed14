import { data, redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/erase-account-page.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { copiesOf } from './copies-choice.tsx';
import { CountsList } from './counts-list.tsx';
import { ExportFirst } from './export-first.tsx';
import { WhatStays } from './what-stays.tsx';

export async function loader({ url, context }: Route.LoaderArgs) {
  return needed(clientOf(context).getErasurePreview(), url);
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const password = formText(form, 'password');
  const body = { email: formText(form, 'email').trim(), copies: copiesOf(form), ...(password ? { password } : {}) };
  try {
    const { id } = await clientOf(context).eraseMe({ body });
    return redirect(`/erasures/${id}`, 303);
  } catch (error) {
    const problem = refusalOf(error);
    return data({ problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/account/erase', (t) => t('erasure.me.metaTitle'));
}

/** Before somebody erases themselves: what to take along, what goes, what stays; then the question. */
export default function EraseAccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, format } = useText();
  const { goes, credentials, ownerAlone, hasPassword } = loaderData;
  return (
    <Page title={t('erasure.me.title')} lead={t('erasure.me.lead')} width="text">
      <Stack gap="l">
        <ExportFirst credentials={credentials} />
        <Section title={t('erasure.goes.title')}>
          <CountsList counts={goes} before={t('erasure.goes.account')} after={t('erasure.goes.traces')} />
        </Section>
        <WhatStays />
        {ownerAlone.length > 0 ? (
          <Notice kind="warning" title={t('erasure.blocked.title')}>
            {t('erasure.blocked.text', { count: ownerAlone.length, names: format.list(ownerAlone) })}
          </Notice>
        ) : (
          <ConfirmForm hasPassword={hasPassword} problem={actionData?.problem} values={actionData?.values} />
        )}
      </Stack>
    </Page>
  );
}
