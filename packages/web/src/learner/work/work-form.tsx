import type { Work } from '@laurel/sdk';
import { useRef } from 'react';
import { Form, useNavigation } from 'react-router';
import { DefaultSubmit } from '../../issuer/console/default-submit.tsx';
import type { Problem } from '../../session/problem.ts';
import { useText } from '../../text/text-context.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import type { SaveState } from '../attempt/create-autosave.ts';
import { LinkFields } from './link-fields.tsx';
import { SubmissionFiles } from './submission-files.tsx';
import { useDraftAutosave } from './use-draft-autosave.ts';

export interface WorkFormProps {
  work: Work;
  /** The id that a piece gets that is written now. */
  newPieceId: string;
  problem: Problem | undefined;
  /** What was typed, when the server did not take all of it. */
  typed: Readonly<Record<string, string>> | undefined;
}

/** The draft of a project or portfolio. Works by plain posting; saves by itself once scripts run. */
export function WorkForm({ work, newPieceId, problem, typed }: WorkFormProps) {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  const state = useDraftAutosave(form, work);
  const { state: sending } = useNavigation();
  const before = work.draft ?? work.handedIn[0];
  const isProject = work.kind === 'project';
  return (
    <Form ref={form} method="post" encType="multipart/form-data" noValidate>
      <DefaultSubmit />
      <Stack>
        <FormErrors problem={problem} />
        <SavingLine state={state} />
        {!isProject && <PieceFields work={work} newPieceId={newPieceId} typed={typed} />}
        <Field
          name="body"
          label={t(isProject ? 'work.body' : 'work.note')}
          hint={t('work.bodyHint')}
          optional={!isProject}
        >
          <TextArea rows={isProject ? 18 : 5} defaultValue={typed?.body ?? before?.body} maxLength={50_000} />
        </Field>
        {isProject && <LinkFields links={before?.links ?? []} typed={typed} />}
        {isProject && (
          <>
            <SubmissionFiles submissionId={before?.id ?? ''} files={before?.files ?? []} removable />
            {work.assignment.maxFiles > 0 && <FileField name="file" />}
          </>
        )}
        <p role="status">{sending === 'submitting' ? t('work.sending') : null}</p>
        <ButtonRow>
          <SubmitButton name="intent" value="hand-in" variant="primary">
            {t('work.handIn')}
          </SubmitButton>
          <SubmitButton name="intent" value="save">
            {t('work.save')}
          </SubmitButton>
        </ButtonRow>
      </Stack>
    </Form>
  );
}

function SavingLine({ state }: { state: SaveState }) {
  const { t, format } = useText();
  const hydrated = useHydrated();
  if (state.kind === 'saved')
    return <p role="status">{t('work.saving.saved', { time: format.timeOfDay(state.at) })}</p>;
  return <p role="status">{t(`work.saving.${state.kind === 'idle' && !hydrated ? 'unscripted' : state.kind}`)}</p>;
}

function PieceFields({ work, newPieceId, typed }: Omit<WorkFormProps, 'problem'>) {
  const { t } = useText();
  const before = work.draft ?? work.handedIn[0];
  const pieces = [...(before?.pieces ?? []), { id: newPieceId, title: '', reflection: '' }];
  return pieces.map(({ id, title, reflection }, index) => {
    const isNew = id === newPieceId;
    const value = (name: string, kept: string | undefined) => typed?.[`piece.${id}.${name}`] ?? kept;
    return (
      <fieldset key={id}>
        <legend>{isNew ? t('work.pieceNew') : t('work.piece', { number: index + 1 })}</legend>
        <input type="hidden" name="piece" value={id} />
        <Stack>
          <Field name={`piece.${id}.title`} label={t('work.pieceTitle')} optional={isNew ? 'unsaid' : false}>
            <TextInput defaultValue={value('title', title)} maxLength={200} />
          </Field>
          <Field
            name={`piece.${id}.reflection`}
            label={t('work.reflection')}
            hint={t('work.reflectionHint')}
            optional="unsaid"
          >
            <TextArea rows={6} defaultValue={value('reflection', reflection)} maxLength={20_000} />
          </Field>
          <Field name={`piece.${id}.url`} label={t('work.link')} hint={t('work.linkHint')} optional>
            <TextInput
              type="url"
              defaultValue={value('url', before?.links.find(({ pieceId }) => pieceId === id)?.url)}
              maxLength={2_000}
            />
          </Field>
          <SubmissionFiles
            submissionId={before?.id ?? ''}
            files={before?.files.filter(({ pieceId }) => pieceId === id) ?? []}
            removable
          />
          {work.assignment.maxFiles > 0 && <FileField name={`file.${id}`} />}
          {!isNew && <p>{t('work.removePiece')}</p>}
        </Stack>
      </fieldset>
    );
  });
}

function FileField({ name }: { name: string }) {
  const { t } = useText();
  return (
    <Field name={name} label={t('work.file')} hint={t('work.fileHint')} optional>
      <TextInput type="file" />
    </Field>
  );
}
