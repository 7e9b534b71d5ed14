import { describe, expect, it } from 'vitest';
import { isDone, meansSignedOut, planAnswer } from './plan-answer.ts';

const origin = 'https://laurel.example';

function plan(path: string, change: { method?: string; mode?: string; destination?: string } = {}) {
  const asked = { method: 'GET', mode: 'navigate', destination: 'document', ...change };
  return planAnswer({ ...asked, url: new URL(path, origin).href }, origin);
}

describe('the worker', () => {
  it('answers for pages where there is no network', () => {
    for (const path of ['/learn/1', '/learn/1/lessons/2', '/', '/api', '/credentials?a=1'])
      expect(plan(path)).toBe('page');
  });

  it('does not touch an exam, the API, other sites, or anything that changes something', () => {
    expect(plan('/attempts/1')).toBe('leave');
    expect(plan('/invigilate')).toBe('leave');
    expect(plan('/api/v1/me')).toBe('leave');
    expect(plan('https://elsewhere.example/')).toBe('leave');
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) expect(plan('/learn/1', { method })).toBe('leave');
  });

  it('does not touch data that a script asks for', () => {
    for (const path of ['/learn/1.data', '/api/v1/me', '/files/1', '/assets/root.js'])
      expect(plan(path, { mode: 'cors', destination: '' })).toBe('leave');
  });

  it('answers for the parts of a page: what was built, and pictures', () => {
    expect(plan('/assets/root.js', { mode: 'cors', destination: 'script' })).toBe('file');
    expect(plan('/favicon.svg', { mode: 'no-cors', destination: 'image' })).toBe('file');
    expect(plan('/files/1', { mode: 'no-cors', destination: 'image' })).toBe('file');
    expect(plan('/files/1', { mode: 'no-cors', destination: 'video' })).toBe('leave');
    expect(plan('/code-sandbox.html', { destination: 'iframe' })).toBe('leave');
  });

  it('hears when somebody signs out or erases themselves, with or without the router', () => {
    for (const path of ['/sign-out', '/sign-out.data', '/account/erase', '/account/erase.data']) {
      expect(plan(path, { method: 'POST' })).toBe('sign-out');
      expect(plan(path)).not.toBe('sign-out');
    }
  });

  it('takes somebody for signed out only once the server says so', () => {
    expect(isDone({ ok: false, type: 'opaqueredirect' })).toBe(true);
    expect(isDone({ ok: true, type: 'basic' })).toBe(true);
    expect(isDone({ ok: false, type: 'basic' })).toBe(false);
  });

  it('knows by the page for signing in that nobody is signed in', () => {
    expect(meansSignedOut(`${origin}/sign-in?next=%2Flearn`, { status: 200 })).toBe(true);
    // Whoever is signed in is led on.
    expect(meansSignedOut(`${origin}/sign-in`, { status: 0 })).toBe(false);
    expect(meansSignedOut(`${origin}/sign-in`, { status: 503 })).toBe(false);
    expect(meansSignedOut(`${origin}/learn`, { status: 200 })).toBe(false);
  });
});
