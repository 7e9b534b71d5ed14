import type { Submission } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './submission-files.module.css';

export interface SubmissionFilesProps {
  submissionId: string;
  files: Submission['files'];
  /** Whether each can be taken out again, by a button of the form around it. */
  removable?: boolean;
}

/** The files of a version, each as a download, with what its author should know of it. */
export function SubmissionFiles({ submissionId, files, removable = false }: SubmissionFilesProps) {
  const { t } = useText();
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map(({ id, name, notes }) => (
        <li key={id} className={styles.file}>
          <a href={`/api/v1/me/submissions/${submissionId}/files/${id}`}>
            <bdi>{name}</bdi>
          </a>
          {notes.length > 0 && <small>{notes.join(' ')}</small>}
          {removable && (
            <Button name="intent" value={`remove:${id}`} variant="quiet" size="s" formNoValidate>
              {t('work.remove', { name })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
