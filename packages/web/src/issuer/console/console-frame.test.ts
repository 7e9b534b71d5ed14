import type { Role } from '@laurel/sdk';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { createText } from '../../text/create-text.ts';
import { renderInConsole } from '../testing/render-in-console.ts';
import { consoleAs, organisationId } from '../testing/samples.ts';
import { consoleView } from './console-data.ts';
import { ConsoleFrame } from './console-frame.tsx';
import { sectionsOf } from './sections.ts';

const base = `/issuer/${organisationId}`;

function sectionsFor(role: Role): string[] {
  const frame = createElement(ConsoleFrame, { view: consoleView(consoleAs(role)), children: 'page' });
  const html = renderInConsole(frame, role);
  return [...new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, to]) => (to ?? '').replace(base, '')))];
}

describe('the console', () => {
  it('opens to each role what it may use and nothing else', () => {
    expect(sectionsFor('owner')).toEqual([
      '',
      '/achievements',
      '/programmes',
      '/questions',
      '/reviews',
      '/insight',
      '/credentials',
      '/signing-keys',
      '/members',
      '/api-keys',
      '/audit',
      '/settings',
    ]);
    expect(sectionsFor('issuer')).toEqual([
      '',
      '/achievements',
      '/programmes',
      '/insight',
      '/credentials',
      '/signing-keys',
      '/settings',
    ]);
    expect(sectionsFor('reviewer')).toEqual([
      '',
      '/achievements',
      '/programmes',
      '/reviews',
      '/insight',
      '/credentials',
      '/settings',
    ]);
    expect(sectionsFor('viewer')).toEqual(['', '/achievements', '/programmes', '/settings']);
  });

  it('marks the section that a page belongs to, also where its address begins otherwise', () => {
    const { t } = createText('en');
    const marked = (at: string) =>
      sectionsOf(t, consoleView(consoleAs('owner')), `${base}${at}`).flatMap(({ isHere, label }) =>
        isHere ? [label] : [],
      );
    expect(marked('')).toEqual(['Overview']);
    expect(marked('/reviews/1')).toEqual(['Reviews']);
    expect(marked('/guest-links')).toEqual(['Reviews']);
    expect(marked('/pools/1')).toEqual(['Question bank']);
    expect(marked('/questions-of-somebody')).toEqual([]);
  });

  it('says whose it is and in which role one is there', () => {
    const frame = createElement(ConsoleFrame, { view: consoleView(consoleAs('reviewer')), children: 'page' });
    expect(renderInConsole(frame)).toContain('Northfield College');
    expect(renderInConsole(frame)).toContain('Your role: Reviewer');
  });
});
