import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ImageField } from '../console/image-field.tsx';
import { uploadKinds } from '../console/upload-kinds.ts';
import { CaptionFields } from './caption-fields.tsx';
import type { LessonFieldsProps } from './use-lesson-field.ts';

/** The video by file or by address, with what those who do not see or hear it need. */
export function VideoFields({ values, field }: LessonFieldsProps) {
  const poster = field('poster');
  return (
    <>
      <Field {...field('video')} optional>
        <TextInput type="file" accept={uploadKinds.video.join(',')} />
      </Field>
      <Field {...field('videoUrl')} optional>
        <TextInput type="url" defaultValue={values.videoUrl} maxLength={2000} />
      </Field>
      <Field {...field('duration')} optional>
        <TextInput width="short" defaultValue={values.duration} maxLength={9} />
      </Field>
      <CaptionFields values={values} field={field} />
      <ImageField {...poster} imageUrl={values.posterUrl || undefined} />
      <Field {...field('transcript')} optional>
        <TextArea rows={12} defaultValue={values.transcript} maxLength={50_000} />
      </Field>
      <Field {...field('beneath')} name="markdown" optional>
        <TextArea rows={8} defaultValue={values.markdown} maxLength={50_000} />
      </Field>
    </>
  );
}
