import { useText } from '../../text/text-context.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './image-field.module.css';
import { uploadKinds } from './upload-kinds.ts';

interface ImageFieldProps {
  /** The file field; the address of what was uploaded stands in `{name}Url`. */
  name: string;
  label: string;
  hint: string;
  imageUrl: string | undefined;
  error?: string | undefined;
}

/** Chooses a picture to upload with the form; the one there is stays until another is chosen. */
export function ImageField({ name, label, hint, imageUrl, error }: ImageFieldProps) {
  const { t } = useText();
  return (
    <div className={styles.field}>
      {imageUrl && (
        <figure className={styles.now}>
          <img src={imageUrl} alt="" className={styles.image} />
          <figcaption className={styles.caption}>{t('issuer.form.imageNow')}</figcaption>
        </figure>
      )}
      <input type="hidden" name={`${name}Url`} value={imageUrl ?? ''} />
      <Field name={name} label={label} hint={hint} error={error} optional>
        <TextInput type="file" accept={uploadKinds.image.join(',')} />
      </Field>
      {imageUrl && <Checkbox name={`${name}Removed`} label={t('issuer.form.imageRemove')} />}
    </div>
  );
}
