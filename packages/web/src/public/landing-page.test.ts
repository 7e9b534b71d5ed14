import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { pageMeta } from '../meta.ts';
import { Shell } from '../shell/shell.tsx';
import { render } from '../testing/render.ts';
import LandingPage from './landing-page.tsx';

const html = render(createElement(Shell, { children: createElement(LandingPage) }));

describe('the first page', () => {
  it('leads everywhere it promises before any script runs', () => {
    const hrefs = new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href));
    expect([...hrefs].sort()).toEqual(
      ['#main', '/', '/api', '/licences.txt', '/log', '/programmes', '/sign-in', '/sign-up', '/verify'].sort(),
    );
  });

  it('has one main heading and lets the keyboard past the header', () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/^<div[^>]*><a href="#main"/);
    expect(html).toContain('<main id="main"');
  });

  it('changes its appearance by a plain form that comes back to the same page', () => {
    expect(html).toMatch(/<form[^>]*action="\/preferences" method="post"/);
    expect(html).toContain('name="next" value="/here?tab=1"');
  });

  it('carries no inline style or handler, which the security policy would refuse', () => {
    expect(html).not.toMatch(/\sstyle="|\son\w+="/);
  });
});

describe('pageMeta', () => {
  const card = (input: Parameters<typeof pageMeta>[0]) => JSON.stringify(pageMeta(input));

  it('unfolds with absolute addresses', () => {
    const image = { url: '/api/v1/credentials/1/image', alt: 'The credential' };
    const meta = card({ title: 'A credential', origin: 'https://laurel.example', path: '/credentials/1', image });
    expect(meta).toContain('"https://laurel.example/credentials/1"');
    expect(meta).toContain('"https://laurel.example/api/v1/credentials/1/image"');
    expect(meta).toContain('summary_large_image');
    expect(meta).toContain('{"title":"A credential · Laurel"}');
  });

  it('keeps out of search what is meant for few', () => {
    expect(card({ title: 'x', origin: '', path: '/x', unlisted: true })).toContain('noindex');
    expect(card({ title: 'x', origin: '', path: '/x' })).not.toContain('noindex');
  });
});
