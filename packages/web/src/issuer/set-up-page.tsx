import type { OrganisationInput } from '@laurel/sdk';
import { redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { visitContext } from '../session/visit.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/set-up-page.ts';
import { formKeyOf, newFormKey } from './console/form-key.tsx';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { SetUpForm } from './organisation/set-up-form.tsx';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { memberships } = await needed(clientOf(context).getMe(), url);
  const { host } = new URL(context.get(visitContext).origin);
  return { first: memberships.length === 0, host, formKey: newFormKey() };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await readForm(request);
  const { text, optional } = fieldReader(form, textOf(request).t);
  const body: OrganisationInput = {
    name: text('name'),
    slug: text('slug'),
    description: text('description'),
    website: optional('website'),
  };
  try {
    const made = await clientOf(context).createOrganisation({ body, idempotencyKey: formKeyOf(form) });
    return redirect(`/issuer/${made.id}`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return unlistedMeta(matches, '/issuer/new', (t) => t('issuer.setUp.title'));
}

/** Sets up an organisation that issues under its own name. */
export default function SetUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <Page
      title={t('issuer.setUp.title')}
      lead={t('issuer.setUp.lead')}
      width="form"
      {...(loaderData.first ? {} : { trail: [{ to: '/issuer', label: t('issuer.choose.title') }] })}
    >
      <SetUpForm returned={actionData} formKey={loaderData.formKey} host={loaderData.host} />
    </Page>
  );
}
