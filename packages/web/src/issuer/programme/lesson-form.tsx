import type { LessonKind } from '@laurel/sdk';
import { Form, useNavigation } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Stack } from '../../ui/stack.tsx';
import type { Refused, Values } from '../console/refused.ts';
import { SaveOrCancel } from '../console/save-or-cancel.tsx';
import { AssignmentFields } from './assignment-fields.tsx';
import { ExamFields } from './exam-fields.tsx';
import { CommonFields, ReadingFields } from './lesson-fields.tsx';
import { lessonFields, useLessonField } from './use-lesson-field.ts';
import { VideoFields } from './video-fields.tsx';

interface LessonFormProps {
  kind: LessonKind;
  values: Values;
  returned: Refused | undefined;
  submit: string;
  cancel: string;
}

const fieldsOf = {
  reading: ReadingFields,
  video: VideoFields,
  exam: ExamFields,
  project: AssignmentFields,
  portfolio: AssignmentFields,
};

/** Makes or changes a lesson of any kind. */
export function LessonForm({ kind, values: initial, returned, submit, cancel }: LessonFormProps) {
  const { t } = useText();
  const { state } = useNavigation();
  const values = returned?.values ?? initial;
  const field = useLessonField(returned?.problem);
  const KindFields = fieldsOf[kind];
  const labels = Object.fromEntries(lessonFields.map((name) => [name, t(`issuer.lessons.field.${name}`)]));
  return (
    <Form method="post" encType="multipart/form-data" key={JSON.stringify(returned?.values)}>
      <input type="hidden" name="kind" value={kind} />
      <Stack>
        <FormErrors problem={returned?.problem} fields={labels} />
        <CommonFields values={values} field={field} />
        <KindFields values={values} field={field} />
        <SaveOrCancel save={submit} cancel={cancel} />
        {kind === 'video' && <p role="status">{state === 'submitting' ? t('issuer.lessons.uploading') : null}</p>}
      </Stack>
    </Form>
  );
}
