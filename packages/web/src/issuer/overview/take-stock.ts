import type { IssuedCredential, LaurelClient } from '@laurel/sdk';
import type { Text } from '../../text/create-text.ts';
import type { Console } from '../console/console-context.ts';

/** A number; `more` where the list goes on past what was counted. */
interface Count {
  count: number;
  more: boolean;
}

/** How an organisation stands. What the reader may not see is null. */
export interface Stock {
  achievements: Count;
  programmes: Count;
  learners: Count;
  issued: Count;
  revoked: Count | null;
  /** A programme to go on with: the newest draft, or else the newest published. */
  draftId: string | null;
  publishedId: string | null;
  recent: IssuedCredential[];
  /** What of the organisation's does not agree with its log, and of the log itself: a sentence each. */
  findings: string[];
  /** Exams with proctored attempts that wait for the reader's decision, or a colleague's. */
  waiting: Awaited<ReturnType<LaurelClient['listWaitingProctored']>>['items'];
}

const most = 100;

/** Counts by the first page of each list: a new organisation exactly, a large one "100+". */
export async function takeStock({ client, scope, membership }: Console): Promise<Stock> {
  const params = scope;
  const seesCredentials = membership.permissions.includes('credential:read');
  const seesFindings = membership.permissions.includes('audit:read');
  const decides = membership.permissions.includes('review:manage');
  const [achievements, programmes, recent, revoked, findings, waiting] = await Promise.all([
    client.listAchievements({ params, query: { limit: most } }),
    client.listProgrammes({ params, query: { limit: most } }),
    seesCredentials ? client.listIssuedCredentials({ params, query: { limit: 5 } }) : null,
    seesCredentials ? client.listIssuedCredentials({ params, query: { limit: most, state: 'revoked' } }) : null,
    seesFindings ? client.listLogFindings({ params }) : null,
    decides ? client.listWaitingProctored({ params }) : null,
  ]);
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  const count = (page: { items: readonly unknown[]; nextCursor: string | null }) => ({
    count: page.items.length,
    more: page.nextCursor !== null,
  });
  return {
    achievements: count(achievements),
    programmes: count(programmes),
    learners: {
      count: sum(programmes.items.map(({ learnerCount }) => learnerCount)),
      more: programmes.nextCursor !== null,
    },
    issued: {
      count: sum(achievements.items.map(({ issuedCount }) => issuedCount)),
      more: achievements.nextCursor !== null,
    },
    revoked: revoked && count(revoked),
    draftId: programmes.items.find(({ state }) => state === 'draft')?.id ?? null,
    publishedId: programmes.items.find(({ state }) => state === 'published')?.id ?? null,
    recent: recent?.items ?? [],
    findings: findings?.items.map(({ detail }) => detail) ?? [],
    waiting: waiting?.items ?? [],
  };
}

/** The same as tiles. */
export function statsOf(stock: Stock, { t, format }: Pick<Text, 't' | 'format'>) {
  const names = ['achievements', 'programmes', 'learners', 'issued', 'revoked'] as const;
  return names.flatMap((name) => {
    const found = stock[name];
    if (found === null) return [];
    return [{ label: t(`issuer.overview.${name}`), value: `${format.number(found.count)}${found.more ? '+' : ''}` }];
  });
}
