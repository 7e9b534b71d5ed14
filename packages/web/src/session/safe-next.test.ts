import { describe, expect, it } from 'vitest';
import { redirectToSignIn } from './redirect-to-sign-in.ts';
import { safeNext } from './safe-next.ts';

describe('safeNext', () => {
  it.each([
    ['/', '/'],
    ['/credentials/42?show=checks#status', '/credentials/42?show=checks#status'],
    ['/programmes?q=a%2Fb', '/programmes?q=a%2Fb'],
    ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
    ['/a/../b', '/b'],
    ['/@evil.example', '/@evil.example'],
    ['/https://evil.example', '/https://evil.example'],
  ])('keeps a path on this site: %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });

  it.each([
    'https://evil.example',
    'HTTPS://evil.example/',
    'https:evil.example',
    'http:/evil.example',
    '//evil.example',
    '///evil.example',
    '////evil.example//',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\n/evil.example',
    '\u0000//evil.example',
    ' //evil.example',
    '/ /evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/%2e%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    '@evil.example',
    '.evil.example',
    ':80',
    '?next=//evil.example',
    '#//evil.example',
    '',
    `/${'a'.repeat(2_001)}`,
  ])('never leaves this site: %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });

  it('takes the given fallback for what is no text at all', () => {
    expect(safeNext(null, '/learn')).toBe('/learn');
    expect(safeNext(undefined, '/learn')).toBe('/learn');
    expect(safeNext(new File([], 'next'), '/learn')).toBe('/learn');
  });

  it('gives browsers nothing that resolves to another origin, whatever was asked', () => {
    const parts = ['/', '//', '\\', '.', '..', '%2e', '%2f', '%5c', '@', ':', '?', '#', 'evil.example', 'https:', '\t'];
    for (const a of parts)
      for (const b of parts)
        for (const c of parts)
          for (const d of parts) {
            const next = safeNext(`${a}${b}${c}${d}`);
            expect(new URL(next, 'https://laurel.example/sign-in').origin, next).toBe('https://laurel.example');
          }
  });
});

describe('redirectToSignIn', () => {
  it('brings the reader back to the page they asked for', () => {
    const response = redirectToSignIn(new URL('https://laurel.example/learn/7?lesson=2'));
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/sign-in?next=%2Flearn%2F7%3Flesson%3D2');
  });

  it('forgets a page whose address would lead elsewhere', () => {
    const response = redirectToSignIn(new URL('https://laurel.example//evil.example'));
    expect(response.headers.get('location')).toBe('/sign-in?next=%2F');
  });
});
