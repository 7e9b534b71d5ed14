import { Link } from 'react-router';
import { useText } from '../../text/text-context.tsx';
import { useConsole } from '../console/console-data.ts';

interface DueLinkProps {
  programmeId: string;
  enrolmentId: string;
  /** Whose dates they are: beside many others the words alone would not say it. */
  name: string;
}

/** The way to the dates by which one learner hands in. */
export function DueLink({ programmeId, enrolmentId, name }: DueLinkProps) {
  const { t } = useText();
  const { base } = useConsole();
  return (
    <Link
      to={`${base}/programmes/${programmeId}/learners/${enrolmentId}/due`}
      aria-label={t('issuer.submissions.due.of', { name })}
    >
      {t('issuer.submissions.due.link')}
    </Link>
  );
}
