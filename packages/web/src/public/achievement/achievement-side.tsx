import type { Achievement } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { AchievementImage } from '../../ui/achievement-image.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { languageName } from '../language-name.ts';
import { creditsText } from '../programme/credits-text.ts';

export interface AchievementSideProps {
  achievement: Achievement;
  /** Programmes at whose end it stands. */
  programmes: readonly { id: string; title: string }[];
}

/** The facts of an achievement, how to earn it, and what to do with one that was shown. */
export function AchievementSide({ achievement, programmes }: AchievementSideProps) {
  const { t, language } = useText();
  const { kind, credits, creditSystem, hours, level, imageUrl } = achievement;
  const facts = [
    { term: t('achievement.kind'), description: t(`credential.kind.${kind}`) },
    credits !== null && {
      term: t('achievement.credits'),
      description: creditsText(t, { credits, system: creditSystem }),
    },
    hours !== null && { term: t('achievement.hours'), description: t('achievement.hoursValue', { count: hours }) },
    level && { term: t('achievement.level'), description: level },
    { term: t('achievement.language'), description: languageName(achievement.language, language) },
  ];
  return (
    <>
      <Panel title={t('achievement.facts')}>
        <AchievementImage imageUrl={imageUrl} size="l" />
        <DefinitionList dense items={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
      </Panel>
      {programmes.length > 0 && (
        <Panel title={t('achievement.earnTitle')}>
          {programmes.map(({ id, title }) => (
            <ButtonLink key={id} to={`/programmes/${id}`} variant="primary">
              {t('achievement.earn', { title })}
            </ButtonLink>
          ))}
        </Panel>
      )}
      <Panel title={t('achievement.verifyTitle')}>
        <p>{t('achievement.verifyText')}</p>
        <ButtonLink to="/verify" reloadDocument>
          {t('achievement.verify')}
        </ButtonLink>
      </Panel>
    </>
  );
}
