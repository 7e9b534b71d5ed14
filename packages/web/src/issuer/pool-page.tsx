import { allPages } from '@laurel/sdk';
import { Form, redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/pool-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { listed } from './console/listed.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { notHere } from './programme/programme-place.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'programme:write');
  const [pools, questions] = await needed(
    Promise.all([
      client.listPools({ params: scope }),
      listed(allPages(client.listQuestions, { params: scope, query: { limit: 100 } })),
    ]),
    url,
  );
  const pool = pools.items.find(({ id }) => id === params.poolId);
  if (!pool) throw notHere();
  const entries = questions.map(({ id, prompt, kind, pools: own }) => ({
    ...{ id, prompt, kind },
    inside: own.some((each) => each.id === pool.id),
  }));
  return { pool, questions: entries, saved: url.searchParams.has('saved') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const { text } = fieldReader(form, textOf(request).t);
  const questionIds = [...form.keys()]
    .filter((name) => name.startsWith('question.'))
    .map((name) => name.slice('question.'.length));
  try {
    await client.changePool({ params: { ...scope, ...params }, body: { name: text('name'), questionIds } });
    return redirect(`${base}/pools/${params.poolId}?saved`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => args.loaderData?.pool.name ?? t('issuer.bank.pools.title'));
}

/** One pool: its name, and what belongs to it. */
export default function PoolPage({ loaderData, actionData }: Route.ComponentProps) {
  const { pool, questions, saved } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const problem = actionData?.problem;
  const values = actionData?.values;
  return (
    <Page
      title={pool.name}
      lead={t('issuer.bank.pools.count', { count: pool.questionCount })}
      width="text"
      trail={[
        { to: `${base}/questions`, label: t('issuer.bank.title') },
        { to: `${base}/pools`, label: t('issuer.bank.pools.title') },
      ]}
    >
      {saved && !actionData && <SavedNotice>{t('issuer.bank.pools.saved')}</SavedNotice>}
      <Form method="post" key={JSON.stringify(questions)}>
        <Stack gap="l">
          <FormErrors problem={problem} fields={{ name: t('issuer.bank.pools.name') }} />
          <Field name="name" label={t('issuer.bank.pools.name')} error={faultOf(problem, 'name')}>
            <TextInput maxLength={200} defaultValue={values?.name ?? pool.name} />
          </Field>
          <Section title={t('issuer.bank.pools.members')} lead={t('issuer.bank.pools.membersLead')}>
            <Stack>
              {questions.map(({ id, prompt, kind, inside }) => (
                <Checkbox
                  key={id}
                  name={`question.${id}`}
                  label={<bdi>{prompt}</bdi>}
                  hint={t(`issuer.questions.kind.${kind}`)}
                  defaultChecked={values ? `question.${id}` in values : inside}
                />
              ))}
            </Stack>
          </Section>
          <div>
            <SubmitButton variant="primary">{t('issuer.form.save')}</SubmitButton>
          </div>
        </Stack>
      </Form>
    </Page>
  );
}
