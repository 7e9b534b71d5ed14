import { redirect } from 'react-router';
import { pageProblem } from '../session/problem.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/revoke-credential-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { SecondThought } from './credential/second-thought.tsx';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope, base } = consoleOf(context, 'credential:revoke');
  const where = { ...scope, credentialId: params.credentialId };
  const credential = await needed(client.getIssuedCredential({ params: where }), url);
  // There is nothing to confirm any more: its page says what became of it.
  if (credential.state === 'revoked') throw redirect(`${base}/credentials/${credential.id}`);
  if (credential.state !== 'issued')
    throw pageProblem({ status: 409, code: 'not-issued', title: 'It has not been issued', errors: [] });
  return { credential };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'credential:revoke');
  const form = await readForm(request);
  const { t } = textOf(request);
  const { text, checked, faults } = fieldReader(form, t);
  const reason = text('reason');
  if (reason === '') faults.push({ pointer: '/reason', message: t('issuer.revoke.reasonMissing') });
  if (!checked('sure')) faults.push({ pointer: '/sure', message: t('issuer.revoke.sureMissing') });
  if (faults.length > 0) return refusedFaults(faults, form);
  try {
    await client.revokeCredential({ params: { ...scope, credentialId: params.credentialId }, body: { reason } });
    return redirect(`${base}/credentials/${params.credentialId}?saved=revoked`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.revoke.title'));
}

/** The second thought before a credential is revoked for good. */
export default function RevokeCredentialPage({ loaderData, actionData }: Route.ComponentProps) {
  const { credential } = loaderData;
  const { t } = useText();
  const problem = actionData?.problem;
  const fields = { reason: t('issuer.revoke.reason'), sure: t('issuer.revoke.sure') };
  return (
    <SecondThought
      credential={credential}
      title={t('issuer.revoke.title')}
      lead={t('issuer.revoke.lead', { name: credential.recipientName, achievement: credential.achievementName })}
      warning={{
        title: t('issuer.revoke.forGood'),
        points: [
          t('issuer.revoke.effect.verify'),
          t('issuer.revoke.effect.page'),
          t('issuer.revoke.effect.mail', { email: credential.recipientEmail }),
        ],
      }}
      problem={problem}
      fields={fields}
      submit={t('issuer.revoke.submit')}
      keep={t('issuer.revoke.keep')}
    >
      <Field
        name="reason"
        label={fields.reason}
        hint={t('issuer.revoke.reasonHint')}
        error={faultOf(problem, 'reason')}
      >
        <TextInput defaultValue={actionData?.values.reason} maxLength={200} autoComplete="off" />
      </Field>
      <Checkbox name="sure" label={fields.sure} error={faultOf(problem, 'sure')} required />
    </SecondThought>
  );
}
