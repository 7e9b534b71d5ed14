import type { CatalogueEntry, LaurelClient } from '@laurel/sdk';
import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { Columns } from '../ui/columns.tsx';
import { MarkdownText } from '../ui/markdown-text.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/achievement-page.ts';
import { AchievementSide } from './achievement/achievement-side.tsx';
import { SkillDefinitions } from './achievement/skill-definitions.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const { achievementId } = params;
  const achievement = await needed(client.getPublicAchievement({ params: { achievementId } }), url);
  return { achievement, programmes: await findProgrammes(client, achievement) };
}

/** The programmes that lead to it, as far as its name finds them; the page stands without them. */
async function findProgrammes(client: LaurelClient, { id, name }: { id: string; name: string }) {
  const found = await client
    .listCatalogue({ query: { search: name, limit: 20 } })
    .catch((): { items: CatalogueEntry[] } => ({ items: [] }));
  return found.items.filter(({ achievementId }) => achievementId === id).map(({ id, title }) => ({ id, title }));
}

export function meta({ matches, loaderData }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  if (!loaderData) return pageMeta({ title: t('achievement.about'), origin, path: '/programmes', unlisted: true });
  const { id, name, organisationName, description } = loaderData.achievement;
  return pageMeta({ title: `${name}, ${organisationName}`, description, origin, path: `/achievements/${id}` });
}

/** What can be earned, as its issuer defines it today. */
export default function AchievementPage({ loaderData: { achievement, programmes } }: Route.ComponentProps) {
  const { t } = useText();
  const { name, organisationName, description, criteria, skills, state } = achievement;
  return (
    <Page
      title={name}
      lead={t('achievement.by', { organisation: organisationName })}
      trail={[{ to: '/programmes', label: t('catalogue.title') }]}
    >
      {state === 'archived' && (
        <Notice kind="info" title={t('achievement.archived')}>
          {t('achievement.archivedText')}
        </Notice>
      )}
      <Columns side={<AchievementSide achievement={achievement} programmes={programmes} />} sideFirst>
        <Section title={t('achievement.about')}>
          <MarkdownText text={description} />
        </Section>
        <Section title={t('achievement.criteria')}>
          <MarkdownText text={criteria} />
        </Section>
        <Section title={t('achievement.skills')}>
          {skills.length > 0 ? <SkillDefinitions skills={skills} /> : <p>{t('achievement.noSkills')}</p>}
        </Section>
      </Columns>
    </Page>
  );
}
