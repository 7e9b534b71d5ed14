import { Outlet } from 'react-router';
import { ErrorPage, errorTitle } from '../error-page.tsx';
import type { Route } from './+types/console-page.ts';
import { consoleMiddleware, consoleOf } from './console/console-context.ts';
import { type ConsoleData, consoleMeta, consoleView, useConsole } from './console/console-data.ts';
import { ConsoleFrame } from './console/console-frame.tsx';

export const middleware: Route.MiddlewareFunction[] = [consoleMiddleware];

export function loader({ context }: Route.LoaderArgs): ConsoleData {
  const { membership, personId } = consoleOf(context);
  return { membership, personId };
}

/** Pages have their own; this is for the one that stands in for a page that could not be shown. */
export function meta(args: Route.MetaArgs) {
  return consoleMeta(args, (t) => (args.error ? errorTitle(t, args.error) : t('issuer.sections.overview')));
}

/** The console of one organisation; every page of it stands in this frame. */
export default function ConsolePage() {
  return (
    <ConsoleFrame view={useConsole()}>
      <Outlet />
    </ConsoleFrame>
  );
}

/** A page that fails leaves the console standing around it. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  if (!loaderData) return <ErrorPage error={error} />;
  return (
    <ConsoleFrame view={consoleView(loaderData)}>
      <ErrorPage error={error} />
    </ConsoleFrame>
  );
}
