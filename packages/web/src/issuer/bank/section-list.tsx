import type { LessonForStaff } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Section } from '../../ui/section.tsx';

/** The sections of an exam, and the way to change them. */
export function SectionList({ lesson: { sections, questions }, place }: { lesson: LessonForStaff; place: string }) {
  const { t } = useText();
  return (
    <Section title={t('issuer.bank.sections.title')} lead={t('issuer.bank.sections.lead')}>
      <ol>
        {(sections ?? []).map(({ id, title, pool, draw, questionIds }) => (
          <li key={id}>
            {title && (
              <>
                <bdi>{title}</bdi>:{' '}
              </>
            )}
            {pool ? t('issuer.bank.sections.fromPool', { name: pool.name }) : t('issuer.bank.sections.named')},{' '}
            {t('issuer.bank.sections.asks', { count: draw ?? questionIds.length, held: questionIds.length })}
          </li>
        ))}
      </ol>
      <div>
        <ButtonLink to={`${place}/sections`} size="s" variant={questions?.length === 0 ? 'primary' : 'secondary'}>
          {t('issuer.bank.sections.edit')}
        </ButtonLink>
      </div>
    </Section>
  );
}
