import type { CompletionRule } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import { Section } from '../../ui/section.tsx';

interface RuleInWordsProps {
  rule: CompletionRule;
  achievements: readonly { id: string; name: string }[];
}

/** What a learner must do, a plain sentence each. */
export function RuleInWords({ rule, achievements }: RuleInWordsProps) {
  const { t } = useText();
  return (
    <Section title={t('issuer.completion.inWords')}>
      <ul>
        {useSentences(rule, achievements).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}

function useSentences(rule: CompletionRule, achievements: RuleInWordsProps['achievements']): string[] {
  const { t, format } = useText();
  const titleOf = (id: string) => rule.allLessons.find(({ lessonId }) => lessonId === id)?.title ?? '';
  const titles = (ids: readonly string[]) => format.list(ids.map((id) => `“${titleOf(id)}”`));
  const { lessons, assessments, totalPercent, outcomes } = rule;
  const weighed = assessments.flatMap(({ lessonId, weight }) =>
    weight === null
      ? []
      : t('issuer.completion.words.part', { title: titleOf(lessonId), percent: format.score(weight) }),
  );
  const parts = format.list(weighed);
  return [
    ...(lessons === 'all' ? [t('issuer.completion.words.all')] : []),
    ...(lessons !== 'all' && lessons.length > 0
      ? [t('issuer.completion.words.chosen', { titles: titles(lessons) })]
      : []),
    ...assessments.flatMap(({ lessonId, minimumPercent }) =>
      minimumPercent === null
        ? []
        : t('issuer.completion.words.minimum', {
            title: titleOf(lessonId),
            percent: format.score(minimumPercent),
          }),
    ),
    ...(totalPercent === null
      ? []
      : [t('issuer.completion.words.total', { percent: format.score(totalPercent), parts })]),
    ...(totalPercent === null && weighed.length > 0 ? [t('issuer.completion.words.weighed', { parts })] : []),
    ...outcomes.map(({ text, masteryPercent, isRequired, lessonIds, achievementId }) => {
      const about = { outcome: text, percent: format.score(masteryPercent), titles: titles(lessonIds) };
      const asked = t(`issuer.completion.words.${isRequired ? 'outcome' : 'extra'}`, about);
      const badge = achievements.find(({ id }) => id === achievementId)?.name;
      return badge ? `${asked} ${t('issuer.completion.words.badge', { achievement: badge })}` : asked;
    }),
  ];
}
