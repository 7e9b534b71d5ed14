import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';
import { newestPublished, olderThan, type ProgrammeRow, selectProgrammes } from './store.ts';

/** What the catalogue is narrowed by; what is not given does not narrow. */
export interface CatalogueFilter {
  /** Looked for as it is in title, summary, organisation and skills. */
  search?: string | undefined;
  skill?: string | undefined;
  level?: string | undefined;
  language?: string | undefined;
  provider?: string | undefined;
  maxHours?: number | undefined;
  price?: 'free' | undefined;
}

const isOffered = sql`${newestPublished} and a.state = 'active'`;
/** The skills that were promised when the version was published. */
const skillsOf = sql`jsonb_array_elements(v.achievement_terms -> 'skills') s`;

/** Published programmes whose achievement can be earned, the newest first. */
export async function listOnOffer(
  tx: Tx,
  { filter, after, limit }: { filter: CatalogueFilter; after: Cursor | undefined; limit: number },
): Promise<ProgrammeRow[]> {
  const { search, skill, level, language, provider, maxHours, price } = filter;
  const pattern = search ? `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  return selectProgrammes(
    tx,
    sql`where ${isOffered} and ${olderThan(sql`v.published_at`, after)}
      and (${pattern}::text is null or v.title ilike ${pattern} or v.summary ilike ${pattern} or o.name ilike ${pattern}
        or exists (select from ${skillsOf} where s ->> 'name' ilike ${pattern}))
      and (${skill ?? null}::text is null or exists (select from ${skillsOf} where s ->> 'name' = ${skill ?? null}))
      and (${level ?? null}::text is null or v.level = ${level ?? null})
      and (${language ?? null}::text is null or v.language = ${language ?? null})
      and (${provider ?? null}::text is null or o.slug = ${provider ?? null})
      and (${maxHours ?? null}::float is null or v.hours > 0 and v.hours <= ${maxHours ?? null})
      and (${price ?? null}::text is null or v.price_minor is null)
      order by v.published_at desc, p.id desc limit ${limit}`,
  );
}

/** One value by which the catalogue can be narrowed. */
export interface FilterRow {
  kind: 'skill' | 'level' | 'language' | 'provider' | 'free';
  value: string;
  name: string;
  count: number;
}

const mostOfAKind = 100;

/** What the catalogue can be narrowed by, the most frequent first. */
export async function selectFilters(tx: Tx): Promise<FilterRow[]> {
  const { rows } = await sql<FilterRow>`
    with offered as (
      select v.level, v.language, v.price_minor, o.slug, o.name, v.achievement_terms
      from learning.programme p
      join learning.programme_version v on v.programme_id = p.id
      join account.organisation o on o.id = p.organisation_id
      join issuer.achievement a on a.id = v.achievement_id
      where ${isOffered}
    ), counted as (
      select 'skill' as kind, s ->> 'name' as value, s ->> 'name' as name, count(*) from offered v, ${skillsOf} group by s ->> 'name'
      union all select 'level', level, level, count(*) from offered where level <> '' group by level
      union all select 'language', language, language, count(*) from offered group by language
      union all select 'provider', slug, name, count(*) from offered group by slug, name
      union all select 'free', 'free', 'free', count(*) from offered where price_minor is null
    )
    select kind, value, name, count from (
      select *, row_number() over (partition by kind order by count desc, value) as place from counted) ranked
    where place <= ${mostOfAKind} order by kind, place`.execute(tx);
  return rows;
}
