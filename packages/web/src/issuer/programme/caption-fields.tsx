import { languageName } from '../../public/language-name.ts';
import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { captionsIn } from './captions.ts';
import type { LessonFieldsProps } from './use-lesson-field.ts';

/** Captions, a file for each language: those there are can be taken away, and one can be added each time. */
export function CaptionFields({ values, field }: LessonFieldsProps) {
  const { t, language: reader } = useText();
  const captions = captionsIn(values);
  return (
    <>
      <input type="hidden" name="captionsNow" value={JSON.stringify(captions)} />
      {captions.map(({ language }) => (
        <Checkbox
          key={language}
          name={`captionsRemoved.${language}`}
          label={t('issuer.lessons.captionsRemove', { language: languageName(language, reader) })}
        />
      ))}
      <Field {...field('captions')} optional>
        <TextInput type="file" accept=".vtt,text/vtt" />
      </Field>
      <Field {...field('captionsLanguage')} optional>
        <TextInput
          width="short"
          defaultValue={values.captionsLanguage || (captions.length === 0 ? 'en' : '')}
          maxLength={35}
        />
      </Field>
    </>
  );
}
