import { data, Form, redirect } from 'react-router';
import { formValues } from '../session/form-values.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { faultOf } from '../ui/fault-of.ts';
import { Field } from '../ui/field.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Lines } from '../ui/lines.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { Route } from './+types/message-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { FormKeyField, formKeyOf, newFormKey } from './console/form-key.tsx';
import { chosenOf, listAddress } from './console/list-address.ts';
import { fieldReader, readForm } from './console/read-form.ts';
import { refused } from './console/refused.ts';
import { textOf } from './console/text-of.ts';
import { segments } from './people/segments.ts';

const segmentIn = (url: URL) => chosenOf(url, 'segment', segments) ?? 'at-risk';

/** As the address has it: a cohort that is gone has nobody, and must not become everybody. */
const wantedCohort = (url: URL) => url.searchParams.get('cohort') ?? undefined;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'learner:write');
  const segment = segmentIn(url);
  const where = { ...scope, ...params };
  const { items: cohorts } = await needed(client.listCohorts({ params: where }), url);
  const cohortId = wantedCohort(url);
  const query = { segment, cohortId, limit: 1 };
  const standings = await needed(client.listStandings({ params: where, query }), url);
  const count = standings.segments.find((each) => each.segment === segment)?.count ?? 0;
  return { segment, cohort: cohorts.find(({ id }) => id === cohortId), count, formKey: newFormKey() };
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'learner:write');
  const form = await readForm(request);
  const { text } = fieldReader(form, textOf(request).t);
  const [subject, body] = [text('subject'), text('text')];
  // A second look before many mails go out: the first press shows what they get.
  if (text('intent') !== 'send') return data({ problem: undefined, values: formValues(form) });
  const segment = segmentIn(url);
  const cohort = wantedCohort(url);
  try {
    await client.messageLearners({
      params: { ...scope, ...params },
      body: { segment, cohortId: cohort ?? null, subject, text: body },
      idempotencyKey: formKeyOf(form),
    });
    return redirect(`${listAddress(`${base}/programmes/${params.programmeId}/people`, { segment, cohort })}&sent`);
  } catch (error) {
    return refused(error, form);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.people.message.title'));
}

/** Writes to a segment of the learners, after a look at what they get and at how many they are. */
export default function MessagePage({
  loaderData: { segment, cohort, count, formKey },
  actionData,
  params,
}: Route.ComponentProps) {
  const { t } = useText();
  const { base } = useConsole();
  const people = listAddress(`${base}/programmes/${params.programmeId}/people`, { segment, cohort: cohort?.id });
  const values = actionData?.values ?? {};
  const problem = actionData?.problem;
  const isPreview = actionData !== undefined && !problem;
  return (
    <Page
      title={t('issuer.people.message.title')}
      lead={t(cohort ? 'issuer.people.message.toCohort' : 'issuer.people.message.to', {
        count,
        segment: t(`issuer.people.segment.${segment}`),
        cohort: cohort?.name ?? '',
      })}
      width="form"
      trail={[{ to: people, label: t('issuer.people.title') }]}
    >
      <Form method="post">
        <FormKeyField formKey={formKey} values={values} />
        <Stack>
          <FormErrors
            problem={problem}
            fields={{ subject: t('issuer.people.message.subject'), text: t('issuer.people.message.text') }}
          />
          <Field name="subject" label={t('issuer.people.message.subject')} error={faultOf(problem, 'subject')}>
            <TextInput defaultValue={values.subject} maxLength={200} />
          </Field>
          <Field
            name="text"
            label={t('issuer.people.message.text')}
            hint={t('issuer.people.message.textHint')}
            error={faultOf(problem, 'text')}
          >
            <TextArea rows={8} defaultValue={values.text} maxLength={5000} />
          </Field>
          {isPreview && <Preview subject={values.subject ?? ''} text={values.text ?? ''} />}
          <ButtonRow>
            {isPreview && (
              <SubmitButton variant="primary" name="intent" value="send">
                {t('issuer.people.message.send', { count })}
              </SubmitButton>
            )}
            <SubmitButton variant={isPreview ? 'secondary' : 'primary'} name="intent" value="preview">
              {t('issuer.people.message.preview')}
            </SubmitButton>
            <ButtonLink to={people} variant="quiet">
              {t('issuer.form.cancel')}
            </ButtonLink>
          </ButtonRow>
        </Stack>
      </Form>
    </Page>
  );
}

function Preview({ subject, text }: { subject: string; text: string }) {
  const { t } = useText();
  return (
    <Section title={t('issuer.people.message.previewTitle')} lead={t('issuer.people.message.previewText')}>
      <p dir="auto">
        <strong>{subject}</strong>
      </p>
      <Lines>{text}</Lines>
    </Section>
  );
}
