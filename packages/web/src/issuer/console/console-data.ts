import type { Membership, Permission } from '@laurel/sdk';
import type { TFunction } from 'i18next';
import type { MetaDescriptor } from 'react-router';
import { useRouteLoaderData } from 'react-router';
import { pageMeta } from '../../meta.ts';
import { rootDataOf } from '../../session/root-data.ts';
import { createText } from '../../text/create-text.ts';

/** What the console's loader tells every page below it. */
export interface ConsoleData {
  membership: Membership;
  personId: string;
}

/** The same, with the questions pages ask of it. */
export interface ConsoleView extends ConsoleData {
  base: string;
  may: (permission: Permission) => boolean;
}

export const consoleRouteId = 'issuer/console-page';

export function useConsole(): ConsoleView {
  const data = useRouteLoaderData<ConsoleData>(consoleRouteId);
  if (data === undefined) throw new Error('This page stands in the console');
  return consoleView(data);
}

export function consoleView(data: ConsoleData): ConsoleView {
  const { organisationId, permissions } = data.membership;
  return { ...data, base: `/issuer/${organisationId}`, may: (permission) => permissions.includes(permission) };
}

interface MetaArguments {
  matches: readonly ({ id: string; loaderData?: unknown } | undefined)[];
  location: { pathname: string };
}

/** The document's title on a page of the console: the page, then the organisation. */
export function consoleMeta({ matches, location }: MetaArguments, title: (t: TFunction) => string): MetaDescriptor[] {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const data = matches.find((match) => match?.id === consoleRouteId)?.loaderData as ConsoleData | undefined;
  const words = [title(t), data?.membership.organisationName].filter(Boolean).join(' · ');
  return pageMeta({ title: words, origin, path: location.pathname, unlisted: true });
}
