import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeLaurel, organisationId } from './testing/fake-laurel.ts';
import { runLaurel } from './testing/run-laurel.ts';

let fake: FakeLaurel;
beforeAll(async () => {
  fake = await FakeLaurel.start();
});
afterAll(() => fake.stop());

const laurel = (...args: string[]) => runLaurel(args, { environment: fake.environment });

describe('the laurel command', () => {
  it('explains itself, every command, and the exit codes', async () => {
    const help = await laurel('help');
    expect(help.code).toBe(0);
    for (const name of ['verify', 'issue', 'credentials', 'revoke', 'achievements', 'whoami'])
      expect(help.out).toContain(`  ${name} `);
    expect(help.out).toContain('64  the command was not written right');
    expect((await laurel('help', 'verify')).out).toContain('Usage: laurel verify FILE');
    expect((await laurel('verify', '--help')).out).toBe((await laurel('help', 'verify')).out);
    expect(await laurel('--version')).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  });

  it('exits with 64 for what is not a command, and suggests the nearest', async () => {
    const slip = await laurel('isue');
    expect(slip).toMatchObject({ code: 64, out: '', err: expect.stringContaining('Did you mean “issue”?') });
    expect((await laurel('xyzzy')).err).not.toContain('Did you mean');
    expect(await laurel()).toMatchObject({ code: 64, out: '' });
    expect(await laurel('verify', '--offlin', 'x')).toMatchObject({
      code: 64,
      err: expect.stringContaining('--offlin'),
    });
    expect(await laurel('verify', '--offline', 'https://example.org/x')).toMatchObject({ code: 64 });
    expect(await laurel('revoke', 'one', 'two', '--reason', 'r')).toMatchObject({ code: 64 });
  });

  it('says which API key is in use, without its secret', async () => {
    const { code, out } = await laurel('whoami');
    expect(code).toBe(0);
    expect(out).toContain('Registry import');
    expect(out).toContain(organisationId);
    expect(out).toContain('achievement:read, credential:issue');
    expect(JSON.parse((await laurel('whoami', '--json')).out)).toMatchObject({ organisationId });
  });

  it('lists achievements and credentials over all pages, and revokes one with its reason', async () => {
    expect((await laurel('achievements')).out).toMatch(/^b7a2f3a0-\S+ +active +0 +IT support fundamentals$/m);
    expect(await laurel('credentials')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('No credentials match'),
    });
    for (const name of ['Ada', 'Alan', 'Adele']) fake.issue({ name, email: `${name}@example.org` });
    expect((await laurel('credentials')).out.trim().split('\n')).toHaveLength(4);
    expect(JSON.parse((await laurel('credentials', '--search', 'Ad', '--json')).out)).toHaveLength(2);
    expect(JSON.parse((await laurel('credentials', '--limit', '1', '--json')).out)).toHaveLength(1);
    const id = fake.issued[0]?.id ?? '';
    expect(await laurel('revoke', id)).toMatchObject({ code: 64, err: expect.stringContaining('--reason is missing') });
    expect((await laurel('revoke', id, '--reason', 'Issued by mistake')).out).toContain(
      'IT support fundamentals, awarded to Ada.',
    );
    expect(fake.issued[0]?.revocationReason).toBe('Issued by mistake');
    const again = await laurel('revoke', id, '--reason', 'Again');
    expect(again).toMatchObject({ code: 1, err: 'Refused: already-revoked (already-revoked). Because.\n' });
  });

  it('says in one sentence that nobody is there, and exits with 1', async () => {
    const { code, err } = await laurel('whoami', '--origin', 'http://localhost:1');
    expect(code).toBe(1);
    expect(err).toMatch(/^No answer came \(unreachable\)\. localhost:1 cannot be reached/);
    expect(await laurel('whoami', '--origin', 'laurel.example')).toMatchObject({ code: 64 });
  });
});
