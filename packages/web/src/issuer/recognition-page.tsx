import { data, Form, redirect } from 'react-router';
import { formText } from '../session/form-text.ts';
import { formValues } from '../session/form-values.ts';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import type { Route } from './+types/recognition-page.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta } from './console/console-data.ts';
import { readForm } from './console/read-form.ts';
import { refused, refusedFaults } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { useProgrammePlace } from './programme/use-programme-place.ts';
import { readOffer } from './recognition/read-offer.ts';
import { TermsFields } from './recognition/terms-fields.tsx';
import { RubricForm } from './rubric/rubric-form.tsx';
import { arrangeRows, rowsOf, valuesOfRubric, withRows } from './rubric/rubric-rows.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const console = consoleOf(context, 'programme:write');
  const place = { params: { ...console.scope, ...params } };
  const [programme, { offer }] = await Promise.all([
    needed(console.client.getProgramme(place), url),
    needed(console.client.getRecognitionOffer(place), url),
  ]);
  return { programme, offer, saved: url.searchParams.has('saved') };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const form = await readForm(request);
  const intent = formText(form, 'intent');
  const typed = formValues(form);
  const rows = arrangeRows(rowsOf(typed), intent);
  if (rows)
    return data({
      values: withRows(typed, rows),
      problem: undefined,
      added: intent === 'add-criterion',
    });
  const isStopping = intent === 'stop';
  const { offer, values, faults } = readOffer(form, textOf(request).t);
  if (!isStopping && faults.length > 0) return refusedFaults(faults, form, values);
  try {
    const body = { offer: isStopping ? null : offer };
    await client.setRecognitionOffer({ params: { ...scope, ...params }, body });
    return redirect(`${base}/programmes/${params.programmeId}/recognition?saved`);
  } catch (error) {
    return refused(error, form, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t('issuer.recognition.title'));
}

/** Whether a programme recognises prior learning, what evidence is wanted, and by what it is reviewed. */
export default function RecognitionOfferPage({ loaderData, actionData }: Route.ComponentProps) {
  const { programme, offer, saved } = loaderData;
  const { t } = useText();
  const { here, trail } = useProgrammePlace(programme);
  const values = offer ? { ...valuesOfRubric(offer.rubric), ...termsOf(offer) } : {};
  return (
    <Page title={t('issuer.recognition.title')} lead={t('issuer.recognition.lead')} trail={trail}>
      <Stack gap="l">
        {saved && !actionData && <SavedNotice>{t('issuer.recognition.saved')}</SavedNotice>}
        <Notice kind="info">{t(offer ? 'issuer.recognition.offered' : 'issuer.recognition.notOffered')}</Notice>
        {programme.state === 'published' ? (
          <p>{t('issuer.recognition.published')}</p>
        ) : (
          <>
            <RubricForm
              values={values}
              returned={actionData}
              cancel={here}
              labels={useTermLabels()}
              save={t('issuer.recognition.save')}
              staffOnly
            >
              <TermsFields values={actionData?.values ?? values} problem={actionData?.problem} />
            </RubricForm>
            {offer && (
              <Form method="post">
                <SubmitButton name="intent" value="stop">
                  {t('issuer.recognition.stop')}
                </SubmitButton>
              </Form>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
}

function termsOf({ guidance, retryDays }: { guidance: string; retryDays: number }) {
  return { guidance, retryDays: String(retryDays) };
}

function useTermLabels(): Record<string, string> {
  const { t } = useText();
  return { guidance: t('issuer.recognition.guidance'), retryDays: t('issuer.recognition.retryDays') };
}
