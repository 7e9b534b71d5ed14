import { Form, Link, redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/pools-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { textOf } from './console/text-of.ts';

export async function loader({ context, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'programme:write');
  return needed(client.listPools({ params: scope }), url);
}

export async function action({ request, context }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const { text } = fieldReader(form, textOf(request).t);
  try {
    const { id } = await client.createPool({ params: scope, body: { name: text('name') } });
    return redirect(`${base}/pools/${id}`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.bank.pools.title'));
}

/** The pools that exams draw from. */
export default function PoolsPage({ loaderData: { items }, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const problem = actionData?.problem;
  return (
    <Page
      title={t('issuer.bank.pools.title')}
      lead={t('issuer.bank.pools.lead')}
      width="text"
      trail={[{ to: `${base}/questions`, label: t('issuer.bank.title') }]}
    >
      {items.length === 0 && <p>{t('issuer.bank.pools.none')}</p>}
      <ul>
        {items.map(({ id, name, questionCount }) => (
          <li key={id}>
            <Link to={`${base}/pools/${id}`}>
              <bdi>{name}</bdi>
            </Link>
            , {t('issuer.bank.pools.count', { count: questionCount })}
          </li>
        ))}
      </ul>
      <Section title={t('issuer.bank.pools.make')}>
        <Form method="post">
          <Stack>
            <FormErrors problem={problem} fields={{ name: t('issuer.bank.pools.name') }} />
            <Field name="name" label={t('issuer.bank.pools.name')} error={faultOf(problem, 'name')}>
              <TextInput maxLength={200} defaultValue={actionData?.values.name} />
            </Field>
            <div>
              <SubmitButton variant="primary">{t('issuer.bank.pools.make')}</SubmitButton>
            </div>
          </Stack>
        </Form>
      </Section>
    </Page>
  );
}
