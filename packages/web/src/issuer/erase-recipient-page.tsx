import { Form, redirect } from 'react-router';
import { CopiesChoice, copiesOf } from '../erasure/copies-choice.tsx';
import { WhatStays } from '../erasure/what-stays.tsx';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import type { Route } from './+types/erase-recipient-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';

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
  const { base } = useConsole();
  const here = `${base}/credentials/${credential.id}`;
  return (
    <Page
      title={t('erasure.recipient.title')}
      lead={t('erasure.recipient.lead', { name: credential.recipientName })}
      width="form"
      trail={[
        { to: `${base}/credentials`, label: t('issuer.credentials.title') },
        { to: here, label: credential.recipientName },
      ]}
    >
      <Form method="post">
        <Stack>
          <FormErrors problem={actionData?.problem} />
          <Notice kind="warning" title={t('erasure.recipient.forGood')}>
            <ul>
              <li>{t('erasure.recipient.goes')}</li>
              <li>{t('erasure.recipient.never')}</li>
              <li>{t('erasure.recipient.account')}</li>
            </ul>
          </Notice>
          <WhatStays />
          <CopiesChoice chosen={actionData?.values.copies} />
          <ButtonRow>
            <SubmitButton variant="danger">{t('erasure.recipient.submit')}</SubmitButton>
            <ButtonLink to={here} variant="quiet">
              {t('erasure.recipient.keep')}
            </ButtonLink>
          </ButtonRow>
        </Stack>
      </Form>
    </Page>
  );
}
