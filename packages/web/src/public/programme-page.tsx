import { data, redirect } from 'react-router';
import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Columns } from '../ui/columns.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/programme-page.ts';
import { enrolAsChosen } from './programme/enrol-as-chosen.ts';
import { EnrolPanel } from './programme/enrol-panel.tsx';
import { Outline } from './programme/outline.tsx';
import { WhatYouEarn } from './programme/what-you-earn.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const { programmeId } = params;
  return await needed(clientOf(context).getCataloguePage({ params: { programmeId } }), url);
}

/** Enrols whoever is signed in; enrolling twice leads to the same enrolment. */
export async function action({ params: { programmeId }, request, context }: Route.ActionArgs) {
  const chosen = formText(await request.formData(), 'when');
  try {
    const enrolment = await enrolAsChosen(clientOf(context), { programmeId, chosen });
    return redirect(`/learn/${enrolment.id}`, 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) return redirectToSignIn(new URL(`/programmes/${programmeId}`, request.url));
    return data({ problem }, problem.status);
  }
}

export function meta({ matches, loaderData }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  if (!loaderData) return pageMeta({ title: t('catalogue.title'), origin, path: '/programmes', unlisted: true });
  const { id, title, summary } = loaderData;
  return pageMeta({ title, description: summary, origin, path: `/programmes/${id}` });
}

/** A programme before enrolling: what one learns, what it takes, what one earns. */
export default function ProgrammePage({ loaderData: programme, actionData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <Page
      title={programme.title}
      lead={
        <>
          <p>{programme.summary}</p>
          <p>{t('programme.by', { organisation: programme.organisationName })}</p>
        </>
      }
      trail={[{ to: '/programmes', label: t('catalogue.title') }]}
    >
      <FormErrors problem={actionData?.problem} />
      <Columns side={<EnrolPanel programme={programme} />} sideFirst>
        <Outline modules={programme.modules} />
        <WhatYouEarn achievement={programme.achievement} organisationName={programme.organisationName} />
        {programme.recognition && (
          <Section title={t('recognition.title')} lead={t('recognition.publicLead')}>
            <Prose html={programme.recognition.guidanceHtml} topLevel={3} tableLabel={t('programme.wideTable')} />
            <div>
              <ButtonLink to={`/learn/recognition/programmes/${programme.id}`}>{t('recognition.apply')}</ButtonLink>
            </div>
          </Section>
        )}
        {programme.descriptionHtml && (
          <Section title={t('programme.about')}>
            <Prose html={programme.descriptionHtml} topLevel={3} tableLabel={t('programme.wideTable')} />
          </Section>
        )}
      </Columns>
    </Page>
  );
}
