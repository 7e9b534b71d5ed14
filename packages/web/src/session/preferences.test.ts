import { describe, expect, it } from 'vitest';
import { preferenceCookiesOf, readPreferences } from './preferences.ts';

function read(headers: Record<string, string>) {
  return readPreferences(new Request('https://laurel.example/', { headers }));
}

describe('preferences', () => {
  it('follow the device until the reader chooses', () => {
    expect(read({})).toEqual({ theme: 'system', language: 'en' });
    expect(read({ cookie: 'laurel-theme=dark' }).theme).toBe('dark');
  });

  it('ignore what is no choice', () => {
    expect(read({ cookie: 'laurel-theme="><script>; laurel-language=constructor' })).toEqual({
      theme: 'system',
      language: 'en',
    });
    const form = new FormData();
    form.set('theme', 'dark; Domain=evil.example');
    expect(preferenceCookiesOf(form, 'https://laurel.example')).toEqual([]);
  });

  it('are kept out of scripts, and off unencrypted lines where there are encrypted ones', () => {
    const form = new FormData();
    form.set('theme', 'dark');
    expect(preferenceCookiesOf(form, 'https://laurel.example')).toEqual([
      'laurel-theme=dark; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure',
    ]);
    expect(preferenceCookiesOf(form, 'http://localhost:3000')[0]).not.toContain('Secure');
  });
});
