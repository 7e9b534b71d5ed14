import type { Achievement } from '@laurel/sdk';
import { creditsText } from '../../public/programme/credits-text.ts';
import { useText } from '../../text/text-context.tsx';
import { ChipList } from '../../ui/chip.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Lines } from '../../ui/lines.tsx';

/** What an achievement says, for those who do not change it. */
export function AchievementFacts({ achievement }: { achievement: Achievement }) {
  const { t, format } = useText();
  const { description, kind, hours, credits, creditSystem, level, language, skills } = achievement;
  const items = [
    { term: t('issuer.achievements.field.kind'), description: t(`credential.kind.${kind}`) },
    { term: t('issuer.achievements.field.description'), description: <Lines>{description}</Lines> },
    { term: t('issuer.achievements.field.hours'), description: hours === null ? null : format.number(hours) },
    {
      term: t('issuer.achievements.field.credits'),
      description: credits === null ? t('programme.noCredit') : creditsText(t, { credits, system: creditSystem }),
    },
    { term: t('issuer.achievements.field.level'), description: level },
    { term: t('issuer.achievements.field.language'), description: language },
    {
      term: t('issuer.achievements.parts.skills'),
      description: skills.length > 0 && (
        <ChipList
          label={t('issuer.achievements.parts.skills')}
          chips={skills.map(({ name, url }) => ({ label: name, to: url }))}
        />
      ),
    },
  ];
  return <DefinitionList items={items.filter((item) => Boolean(item.description))} />;
}
