import { redirect } from 'react-router';
import { CopiesChoice, copiesOf } from '../erasure/copies-choice.tsx';
import { WhatStays } from '../erasure/what-stays.tsx';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import type { Route } from './+types/erase-recipient-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SecondThought } from './credential/second-thought.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'recipient:erase');
  const where = { ...scope, credentialId: params.credentialId };
  return { credential: await needed(client.getIssuedCredential({ params: where }), url) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope } = consoleOf(context, 'recipient:erase');
  const form = await readForm(request);
  try {
    const where = { ...scope, credentialId: params.credentialId };
    const { id } = await client.eraseRecipient({ params: where, body: { copies: copiesOf(form) } });
    return redirect(`/erasures/${id}`, 303);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('erasure.recipient.title'));
}

/** The second thought before an organisation erases what it holds of a recipient. */
export default function EraseRecipientPage({ loaderData, actionData }: Route.ComponentProps) {
  const { credential } = loaderData;
  const { t } = useText();
  return (
    <SecondThought
      credential={credential}
      title={t('erasure.recipient.title')}
      lead={t('erasure.recipient.lead', { name: credential.recipientName })}
      warning={{
        title: t('erasure.recipient.forGood'),
        points: [t('erasure.recipient.goes'), t('erasure.recipient.never'), t('erasure.recipient.account')],
      }}
      problem={actionData?.problem}
      submit={t('erasure.recipient.submit')}
      keep={t('erasure.recipient.keep')}
    >
      <WhatStays />
      <CopiesChoice chosen={actionData?.values.copies} />
    </SecondThought>
  );
}
