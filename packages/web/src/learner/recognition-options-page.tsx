import { data, Form, redirect } from 'react-router';
import { clientOf } from '../session/client.ts';
import { formText } from '../session/form-text.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { Time } from '../ui/time.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/recognition-options-page.ts';
import { addresses } from './addresses.ts';
import { Applications } from './recognition/applications.tsx';
import { RubricShown } from './review/rubric-shown.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  return needed(clientOf(context).getRecognitionOptions({ params }), url);
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const lessonId = formText(await request.formData(), 'for') || null;
  try {
    const { id } = await clientOf(context).applyForRecognition({
      params,
      body: { lessonId: lessonId === 'whole' ? null : lessonId },
    });
    return redirect(addresses.recognition(id), 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401)
      return redirectToSignIn(new URL(addresses.recognitionOptions(params.programmeId), request.url));
    return data({ problem }, problem.status);
  }
}

export function meta({ matches, params }: Route.MetaArgs) {
  return unlistedMeta(matches, addresses.recognitionOptions(params.programmeId), (t) => t('recognition.title'));
}

/** What one can apply for in a programme, what evidence is wanted and how it is reviewed. */
export default function RecognitionOptionsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { programmeId, programmeTitle, organisationName, notice, rubric, options, applications } = loaderData;
  const open = options.filter(({ from }) => from === null);
  return (
    <Page
      title={t('recognition.title')}
      lead={notice && t('recognition.lead', { organisation: organisationName })}
      width="text"
      trail={[{ to: `/programmes/${programmeId}`, label: programmeTitle }]}
    >
      <Stack gap="l">
        <FormErrors problem={actionData?.problem} />
        {!notice && <Notice kind="info">{t('recognition.notOffered')}</Notice>}
        <Applications applications={applications} />
        {notice && (
          <Section title={t('recognition.wanted')}>
            <Prose html={notice.guidanceHtml} topLevel={3} tableLabel={t('programme.wideTable')} />
          </Section>
        )}
        {notice && options.length === 0 && <p>{t('recognition.nothing')}</p>}
        {options.map(({ from, title, lessonId }) =>
          from ? (
            <p key={lessonId}>
              {t('recognition.from', { title })} <Time value={from} show="instant" />.
            </p>
          ) : null,
        )}
        {open.length > 0 && (
          <Form method="post">
            <Stack>
              <RadioGroup
                name="for"
                legend={t('recognition.whatFor')}
                defaultValue={open[0]?.lessonId ?? 'whole'}
                options={open.map(({ lessonId, title }) => ({
                  value: lessonId ?? 'whole',
                  label: t(lessonId === null ? 'recognition.whole' : 'recognition.one', { title }),
                }))}
              />
              <div>
                <SubmitButton variant="primary">{t('recognition.begin')}</SubmitButton>
              </div>
            </Stack>
          </Form>
        )}
        {rubric && (
          <Section title={t('recognition.rubric')}>
            <RubricShown rubric={rubric} />
          </Section>
        )}
      </Stack>
    </Page>
  );
}
