import { redirect } from 'react-router';
import { needed } from '../session/refusal.ts';
import { useText } from '../text/text-context.tsx';
import { Page } from '../ui/page.tsx';
import { Stack } from '../ui/stack.tsx';
import type { Route } from './+types/bank-question-page.ts';
import { AboutFields } from './bank/about-fields.tsx';
import { QuestionPlaces } from './bank/question-places.tsx';
import { QuestionPreview } from './bank/question-preview.tsx';
import { QuestionStatistics } from './bank/question-statistics.tsx';
import { readAbout, valuesOfAbout } from './bank/read-about.ts';
import { withPlainPointers } from './bank/with-plain-pointers.ts';
import { consoleOf } from './console/console-context.ts';
import { consoleMeta, useConsole } from './console/console-data.ts';
import { chosenOf } from './console/list-address.ts';
import { readForm } from './console/read-form.ts';
import { refusedFaults } from './console/refused.ts';
import { SavedNotice } from './console/saved-notice.tsx';
import { textOf } from './console/text-of.ts';
import { QuestionForm } from './programme/question-form.tsx';
import { questionKinds } from './programme/question-kinds.ts';
import { optionRowsOf, valuesOfQuestion, withOptions } from './programme/question-values.ts';
import { readQuestion } from './programme/read-question.ts';

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { client, scope } = consoleOf(context, 'programme:write');
  const { questionId } = params;
  const [{ items: pools }, { items: outcomes }] = await needed(
    Promise.all([client.listPools({ params: scope }), client.listOutcomes({ params: scope })]),
    url,
  );
  const saved = url.searchParams.has('saved');
  if (questionId === 'new') return { pools, outcomes, saved, known: undefined, kind: kindOf(url) };
  const known = await needed(client.getQuestion({ params: { ...scope, questionId } }), url);
  return { pools, outcomes, saved, known, kind: known.question.kind };
}

function kindOf(url: URL) {
  return chosenOf(url, 'kind', questionKinds) ?? 'single-choice';
}

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { client, scope, base } = consoleOf(context, 'programme:write');
  const { questionId } = params;
  const form = await readForm(request);
  const place = { params: { ...scope, questionId } };
  const kind = questionId === 'new' ? kindOf(url) : (await needed(client.getQuestion(place), url)).question.kind;
  const { question, values, faults } = readQuestion(form, kind, textOf(request).t);
  if (form.get('intent') === 'add-option') {
    const rows = [...optionRowsOf(values, kind).filter(({ text }) => text !== ''), { text: '', correct: false }];
    return { values: withOptions(values, rows, kind), problem: undefined };
  }
  if (faults.length > 0) return refusedFaults(faults, form, values);
  const body = { question, ...readAbout(form) };
  try {
    const { id } =
      questionId === 'new'
        ? await client.createQuestion({ params: scope, body })
        : await client.changeQuestion({ ...place, body });
    return redirect(`${base}/questions/${id}?saved`);
  } catch (error) {
    return withPlainPointers(error, values);
  }
}

export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => t(`issuer.questions.kind.${args.loaderData?.kind ?? 'single-choice'}`));
}

/** Makes or changes a question of the bank, and shows how it looks and how it did. */
export default function BankQuestionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { known, kind, pools, outcomes, saved } = loaderData;
  const { t } = useText();
  const { base } = useConsole();
  const list = `${base}/questions`;
  const values = known ? { ...valuesOfQuestion(known.question), ...valuesOfAbout(known) } : {};
  return (
    <Page
      title={known ? t(`issuer.questions.kind.${kind}`) : t(`issuer.questions.add.${kind}`)}
      lead={t(`issuer.questions.kindLead.${kind}`)}
      width="text"
      trail={[{ to: list, label: t('issuer.bank.title') }]}
    >
      {saved && !actionData && <SavedNotice>{t('issuer.bank.saved')}</SavedNotice>}
      <Stack gap="l">
        <QuestionForm
          key={known?.version}
          kind={kind}
          values={values}
          returned={actionData}
          submit={t('issuer.questions.save')}
          cancel={list}
        >
          <AboutFields
            values={actionData?.values ?? values}
            pools={pools}
            outcomes={outcomes}
            problem={actionData?.problem}
          />
        </QuestionForm>
        {known && <QuestionPreview key={`preview ${known.version}`} preview={known.preview} />}
        {known && <QuestionStatistics statistics={known.statistics} />}
        {known && <QuestionPlaces known={known} />}
      </Stack>
    </Page>
  );
}
