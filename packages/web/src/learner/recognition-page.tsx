import { data, Form, redirect } from 'react-router';
import { readForm } from '../issuer/console/read-form.ts';
import { clientOf } from '../session/client.ts';
import { formValues } from '../session/form-values.ts';
import { redirectToSignIn } from '../session/redirect-to-sign-in.ts';
import { needed, refusalOf } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { FormErrors } from '../ui/form-errors.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';
import { Section } from '../ui/section.tsx';
import { Stack } from '../ui/stack.tsx';
import { SubmitButton } from '../ui/submit-button.tsx';
import { Time } from '../ui/time.tsx';
import { unlistedMeta } from '../unlisted-meta.ts';
import type { Route } from './+types/recognition-page.ts';
import { addresses } from './addresses.ts';
import { doRecognition } from './recognition/do-recognition.ts';
import { EvidenceForm } from './recognition/evidence-form.tsx';
import { EvidenceShown } from './recognition/evidence-shown.tsx';
import { DecidedRound } from './review/decided-round.tsx';
import { RubricShown } from './review/rubric-shown.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const [recognition, held] = await Promise.all([
    needed(client.getRecognition({ params }), url),
    needed(client.listHeldCredentials(), url),
  ]);
  return { recognition, held: held.items, isSaved: url.searchParams.get('done') === 'saved' };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await readForm(request, { maxMegabytes: 220 });
  try {
    return redirect(await doRecognition(clientOf(context), { ...params, form }), 303);
  } catch (error) {
    const problem = refusalOf(error);
    if (problem.status === 401) {
      return redirectToSignIn(new URL(addresses.recognition(params.recognitionId), request.url));
    }
    return data({ problem, values: formValues(form) }, problem.status);
  }
}

export function meta({ matches, params }: Route.MetaArgs) {
  const path = addresses.recognition(params.recognitionId);
  return unlistedMeta(matches, path, (t) => t('recognition.title'));
}

type Recognition = Route.ComponentProps['loaderData']['recognition'];

/** One's application: how it stands and what comes next, the evidence, what was decided and why. */
export default function RecognitionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const { recognition, held, isSaved } = loaderData;
  const { state, rubric, rounds, programmeId, programmeTitle } = recognition;
  const isOpen = state === 'draft' || state === 'more-wanted';
  const key = JSON.stringify([recognition.draft?.id, recognition.draft?.changedAt, actionData?.values]);
  return (
    <Page
      title={t('recognition.titleOf', { title: recognition.lessonTitle ?? programmeTitle })}
      width="text"
      trail={[{ to: addresses.recognitionOptions(programmeId), label: programmeTitle }]}
    >
      <Stack gap="l">
        {isSaved && !actionData && (
          <Notice kind="success" live>
            {t('recognition.saved')}
          </Notice>
        )}
        <Standing recognition={recognition} />
        {rounds.map((round, index) => (
          <DecidedRound key={round.submissionId} round={round} rubric={rubric} isNewest={index === 0} isRecognition />
        ))}
        {isOpen && (
          <>
            <Section title={t('recognition.wanted')}>
              <Prose html={recognition.guidanceHtml} topLevel={3} tableLabel={t('programme.wideTable')} />
            </Section>
            <EvidenceForm
              key={key}
              recognition={recognition}
              held={held}
              problem={actionData?.problem}
              typed={actionData?.values}
            />
          </>
        )}
        {!isOpen && <FormErrors problem={actionData?.problem} />}
        <Versions recognition={recognition} />
        <Section title={t('recognition.rubric')}>
          <RubricShown rubric={rubric} />
        </Section>
        {recognition.closedAt === null && (
          <Confirm label={t('recognition.withdraw')}>
            <p>{t('recognition.withdrawText')}</p>
            <Form method="post">
              <SubmitButton variant="danger" size="s" name="intent" value="withdraw">
                {t('recognition.withdrawNow')}
              </SubmitButton>
            </Form>
          </Confirm>
        )}
      </Stack>
    </Page>
  );
}

function Standing({ recognition }: { recognition: Recognition }) {
  const { t } = useText();
  const { state, lessonId, until, mayApplyFrom, credentialId } = recognition;
  const moment = until ?? mayApplyFrom;
  const next = state === 'recognised' && lessonId === null ? 'recognisedWhole' : state;
  return (
    <>
      <Notice kind={state === 'recognised' ? 'success' : 'info'} title={t(`recognition.state.${state}`)}>
        {t(`recognition.next.${next}`)} {moment && <Time value={moment} show="instant" />}
      </Notice>
      {credentialId && (
        <div>
          <ButtonLink to={addresses.credential(credentialId)} variant="primary" icon="arrow">
            {t('recognition.toCredential')}
          </ButtonLink>
        </div>
      )}
    </>
  );
}

function Versions({ recognition: { handedIn } }: { recognition: Recognition }) {
  const { t } = useText();
  if (handedIn.length === 0) return null;
  return (
    <Section title={t('recognition.versions')}>
      {handedIn.map((evidence, index) => (
        <details key={evidence.id} open={index === 0}>
          <summary>
            {t('work.version', evidence)}. {t('work.handedIn')}{' '}
            {evidence.handedInAt && <Time value={evidence.handedInAt} show="instant" />}
          </summary>
          <EvidenceShown evidence={evidence} />
        </details>
      ))}
    </Section>
  );
}
