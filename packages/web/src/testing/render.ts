import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createRoutesStub } from 'react-router';
import { TextProvider } from '../text/text-context.tsx';

/** What the server sends for an element, before any script runs. */
export function render(element: ReactElement): string {
  const Stub = createRoutesStub([
    { path: '*', Component: () => createElement(TextProvider, { language: 'en', children: element }) },
  ]);
  return renderToStaticMarkup(createElement(Stub, { initialEntries: ['/here?tab=1'] }));
}
