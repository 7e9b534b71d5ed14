import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ImageField } from '../console/image-field.tsx';
import { uploadKinds } from '../console/upload-kinds.ts';
import type { LessonFieldsProps } from './use-lesson-field.ts';

/** The video by file or by address, with what those who do not see or hear it need. */
export function VideoFields({ values, field }: LessonFieldsProps) {
  const { t } = useText();
  const poster = field('poster');
  return (
    <>
      <Field {...field('video')} optional>
        <TextInput type="file" accept={uploadKinds.video.join(',')} />
      </Field>
      <Field {...field('videoUrl')} optional>
        <TextInput type="url" defaultValue={values.videoUrl} maxLength={2000} />
      </Field>
      <input type="hidden" name="captionsUrl" value={values.captionsUrl ?? ''} />
      <Field
        {...field('captions')}
        hint={values.captionsUrl ? t('issuer.lessons.captionsNow') : field('captions').hint}
        optional
      >
        <TextInput type="file" accept=".vtt,text/vtt" />
      </Field>
      {values.captionsUrl && <Checkbox name="captionsRemoved" label={t('issuer.lessons.captionsRemove')} />}
      <ImageField {...poster} imageUrl={values.posterUrl || undefined} />
      <Field {...field('transcript')}>
        <TextArea rows={12} defaultValue={values.transcript} maxLength={50_000} />
      </Field>
    </>
  );
}
