import type { CatalogueEntry } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { AchievementImage } from '../../ui/achievement-image.tsx';
import { Card } from '../../ui/card.tsx';
import { ChipList } from '../../ui/chip.tsx';
import { creditsText } from './credits-text.ts';

const skillsShown = 3;

export interface ProgrammeCardProps {
  programme: CatalogueEntry;
}

/** A programme in the catalogue. */
export function ProgrammeCard({ programme }: ProgrammeCardProps) {
  const { t, format } = useText();
  const { id, title, organisationName, summary, skills, hours, lessonCount, level, price, credits, creditSystem } =
    programme;
  const more = skills.length - skillsShown;
  const chips = [
    ...skills.slice(0, skillsShown),
    ...(more > 0 ? [t('catalogue.moreSkills', { count: more })] : []),
  ].map((label) => ({ label }));
  return (
    <Card
      level={3}
      title={title}
      to={`/programmes/${id}`}
      media={<AchievementImage imageUrl={programme.achievementImageUrl} />}
      eyebrow={<bdi>{organisationName}</bdi>}
      footer={
        <>
          {hours > 0 && <span>{t('catalogue.hours', { hours: format.number(hours) })}</span>}
          <span>{t('catalogue.lessons', { count: lessonCount })}</span>
          {credits !== null && <span>{creditsText(t, { credits, system: creditSystem })}</span>}
          {level && <span>{level}</span>}
          <span>{price === null ? t('catalogue.free') : format.money(price)}</span>
        </>
      }
    >
      <p>{summary}</p>
      {chips.length > 0 && <ChipList label={t('catalogue.skills', { title })} chips={chips} />}
    </Card>
  );
}
