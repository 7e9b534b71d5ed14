import type { CatalogueEntry, LaurelClient } from '@laurel/sdk';
import { pageMeta } from '../meta.ts';
import { clientOf } from '../session/client.ts';
import { needed } from '../session/refusal.ts';
import { rootDataOf } from '../session/root-data.ts';
import { createText } from '../text/create-text.ts';
import { useText } from '../text/text-context.tsx';
import { CardGrid } from '../ui/card-grid.tsx';
import { Columns } from '../ui/columns.tsx';
import { MarkdownText } from '../ui/markdown-text.tsx';
import { Page } from '../ui/page.tsx';
import { Section } from '../ui/section.tsx';
import type { Route } from './+types/issuer-page.ts';
import { IssuerFacts } from './issuer/issuer-facts.tsx';
import { ProgrammeCard } from './programme/programme-card.tsx';

export async function loader({ params, url, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const issuer = await needed(client.getPublicOrganisation({ params: { slug: params.slug } }), url);
  return { issuer, programmes: await findProgrammes(client, issuer) };
}

/** What it offers, as far as its name finds it; the page stands without. */
async function findProgrammes(client: LaurelClient, { name, slug }: { name: string; slug: string }) {
  const found = await client
    .listCatalogue({ query: { search: name, limit: 50 } })
    .catch((): { items: CatalogueEntry[] } => ({ items: [] }));
  return found.items.filter(({ organisationSlug }) => organisationSlug === slug);
}

export function meta({ matches, loaderData }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  if (!loaderData) return pageMeta({ title: t('issuerPage.about'), origin, path: '/programmes', unlisted: true });
  const { name, description, slug } = loaderData.issuer;
  return pageMeta({ title: name, description: description || t('issuerPage.lead'), origin, path: `/issuers/${slug}` });
}

/** Who an issuer is, in its own words, and what can be learned there. */
export default function IssuerPage({ loaderData: { issuer, programmes } }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <Page title={issuer.name} lead={t('issuerPage.lead')}>
      <Columns side={<IssuerFacts issuer={issuer} />} sideFirst>
        {issuer.description && (
          <Section title={t('issuerPage.about')}>
            <MarkdownText text={issuer.description} />
          </Section>
        )}
        <Section title={t('issuerPage.programmes')}>
          {programmes.length === 0 && <p>{t('issuerPage.noProgrammes')}</p>}
          <CardGrid>
            {programmes.map((programme) => (
              <ProgrammeCard key={programme.id} programme={programme} />
            ))}
          </CardGrid>
        </Section>
      </Columns>
    </Page>
  );
}
