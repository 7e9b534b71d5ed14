import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import { initialsOf } from './avatar.tsx';
import { CheckList } from './check-list.tsx';
import { checkLook, verdictLook } from './verdict.ts';
import { VerdictLine } from './verdict-line.tsx';

describe('verdicts', () => {
  it('differ in icon, word and colour, each alone', () => {
    for (const looks of [Object.values(verdictLook), Object.values(checkLook)]) {
      for (const sign of ['icon', 'word', 'tone'] as const) {
        expect(new Set(looks.map((look) => look[sign])).size).toBe(looks.length);
      }
    }
  });

  it('open into their checks without a script', () => {
    const checks = createElement(CheckList, {
      checks: [
        { name: 'status', question: 'Is it still good?', outcome: 'unknown', sentence: 'The list did not answer.' },
      ],
    });
    const html = render(
      createElement(VerdictLine, { outcome: 'could-not-be-checked', sentence: 'Try again.', children: checks }),
    );
    expect(html).toMatch(/^<details[^>]*data-outcome="could-not-be-checked"><summary/);
    expect(html).toContain('Could not be checked.');
    expect(html).toContain('The list did not answer.');
    expect(html).not.toContain('Valid.');
  });
});

describe('initialsOf', () => {
  it.each([
    ['Amara Okafor', 'AO'],
    ['  jean-baptiste de la tour ', 'JT'],
    ['ليلى الهاشمي', 'لا'],
    ['Plato', 'P'],
    ['👩‍🎓 Degree', '👩‍🎓D'],
    ['', ''],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
