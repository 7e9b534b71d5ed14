import type { Role } from '@laurel/sdk';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createRoutesStub } from 'react-router';
import { TextProvider } from '../../text/text-context.tsx';
import { consoleRouteId } from '../console/console-data.ts';
import { consoleAs } from './samples.ts';

/** What the server sends for a part of the console, to somebody of this role, before any script runs. */
export function renderInConsole(element: ReactElement, role: Role = 'owner'): string {
  const Stub = createRoutesStub([
    {
      id: consoleRouteId,
      path: '*',
      loader: () => null,
      Component: () => createElement(TextProvider, { language: 'en', children: element }),
    },
  ]);
  const hydrationData = { loaderData: { [consoleRouteId]: consoleAs(role) } };
  return renderToStaticMarkup(createElement(Stub, { initialEntries: ['/issuer/x'], hydrationData }));
}

/** The names and values of all fields, in their order; a box or a circle only when it is marked. */
export function fieldsOf(html: string): [string, string][] {
  return [...html.matchAll(/<(?:input|button)[^>]*>/g)].flatMap(([tag]) => {
    const read = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    const name = read('name');
    const unmarked = /type="(checkbox|radio)"/.test(tag) && !/\schecked=/.test(tag);
    return name === undefined || unmarked ? [] : [[name, read('value') ?? '']];
  });
}
