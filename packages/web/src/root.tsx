import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import sansFont from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import type { ReactNode } from 'react';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router';
import type { Route } from './+types/root.ts';
import { ErrorPage, errorTitle } from './error-page.tsx';
import { pageMeta } from './meta.ts';
import { keptAtOf } from './offline/copy-header.ts';
import { apiOf } from './session/api.ts';
import { readPreferences } from './session/preferences.ts';
import { type RootData, rootDataOf, useRootData } from './session/root-data.ts';
import { sessionMiddleware } from './session/session-middleware.ts';
import { visitContext } from './session/visit.ts';
import { findVisitor } from './session/visitor.ts';
import { Shell } from './shell/shell.tsx';
import { createText } from './text/create-text.ts';
import { languages } from './text/languages.ts';
import { TextProvider } from './text/text-context.tsx';

export const middleware: Route.MiddlewareFunction[] = [sessionMiddleware];

export const links: Route.LinksFunction = () => [
  { rel: 'preload', href: sansFont, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export async function loader({ request, context }: Route.LoaderArgs): Promise<RootData> {
  const { origin, development, logPolicy, offersOffline = false } = context.get(visitContext);
  const visitor = await findVisitor(request, apiOf(context));
  const keptAt = keptAtOf(request);
  return { ...readPreferences(request), origin, development, logPolicy, offersOffline, keptAt, visitor };
}

/** Only error pages have no `meta` of their own. */
export function meta({ matches, error, location }: Route.MetaArgs) {
  const { language, origin } = rootDataOf(matches);
  const { t } = createText(language);
  const title = error ? errorTitle(t, error) : t('shell.name');
  return pageMeta({ title, origin, path: location.pathname, unlisted: Boolean(error) });
}

export function Layout({ children }: { children: ReactNode }) {
  const { language, theme } = useRootData();
  return (
    <html lang={language} dir={languages[language].direction} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <TextProvider language={language}>
          <Shell>{children}</Shell>
        </TextProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
