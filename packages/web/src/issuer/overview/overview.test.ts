import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { createText } from '../../text/create-text.ts';
import { renderInConsole } from '../testing/render-in-console.ts';
import { FirstSteps } from './first-steps.tsx';
import { LogFindings } from './log-findings.tsx';
import { openStep, stepsOf } from './steps.ts';
import { type Stock, statsOf } from './take-stock.ts';

const none = { count: 0, more: false };
const some = { count: 1, more: false };
const empty: Stock = {
  achievements: none,
  programmes: none,
  learners: none,
  issued: none,
  revoked: none,
  draftId: null,
  publishedId: null,
  recent: [],
  findings: [],
  waiting: [],
};
const next = (stock: Stock) => openStep(stepsOf(stock, '/issuer/x'));

describe('a new organisation', () => {
  it('is led from one step to the next, and then left alone', () => {
    const defined = { ...empty, achievements: some };
    const drafted = { ...defined, programmes: some, draftId: 'd' };
    const published = { ...defined, programmes: some, publishedId: 'p' };
    expect(next(empty)).toMatchObject({ name: 'achievement', to: '/issuer/x/achievements/new' });
    expect(next(defined)).toMatchObject({ name: 'programme', to: '/issuer/x/programmes/new' });
    expect(next(drafted)).toMatchObject({ name: 'publish', to: '/issuer/x/programmes/d' });
    expect(next(published)).toMatchObject({ name: 'learner', to: '/programmes/p' });
    expect(next({ ...published, learners: some })).toBeUndefined();
  });

  it('shows the next step as a button to those who may take it', () => {
    const steps = createElement(FirstSteps, { steps: stepsOf(empty, '/issuer/x') });
    expect(renderInConsole(steps, 'owner').match(/<a /g)).toHaveLength(1);
    expect(renderInConsole(steps, 'viewer')).not.toContain('<a ');
  });
});

describe('the numbers', () => {
  const text = createText('en');

  it('say where counting ended, and leave out what is not the reader’s', () => {
    const stats = statsOf({ ...empty, achievements: { count: 100, more: true }, revoked: null }, text);
    expect(stats.map(({ value }) => value)).toEqual(['100+', '0', '0', '0']);
  });
});

describe('what the log has found', () => {
  const render = (findings: readonly string[]) => renderInConsole(createElement(LogFindings, { findings }));

  it('is said where somebody looks first, each in its sentence; of very many, how many more there are', () => {
    const one = 'A credential that a retired key signed cannot be read any more.';
    expect(render([one])).toContain(`<li>${one}</li>`);
    const many = render(Array.from({ length: 13 }, (_, at) => `Entry ${at} is another.`));
    expect([many.match(/is another/g)?.length, many.includes('And 3 more.')]).toEqual([10, true]);
  });

  it('is nothing while all is in order', () => {
    expect(render([])).not.toContain('The log');
  });
});
