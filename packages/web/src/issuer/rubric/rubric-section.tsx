import type { LessonForStaff } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Section } from '../../ui/section.tsx';

interface RubricSectionProps {
  lesson: LessonForStaff;
  /** The address of the lesson's own page. */
  place: string;
}

/** Leads from a project or portfolio to its rubric; the pass mark comes with it. */
export function RubricSection({ lesson: { passMarkPercent }, place }: RubricSectionProps) {
  const { t, format } = useText();
  const isThere = passMarkPercent !== null;
  return (
    <Section
      title={t('issuer.rubric.heading')}
      lead={isThere ? t('issuer.rubric.there', { percent: format.score(passMarkPercent) }) : t('issuer.rubric.none')}
    >
      <div>
        <ButtonLink to={`${place}/rubric`}>{t(isThere ? 'issuer.rubric.change' : 'issuer.rubric.make')}</ButtonLink>
      </div>
    </Section>
  );
}
