import { describe, expect, test } from 'vitest';
import { credentialErrorCodes } from '../errors.ts';
import { reasonCodes } from './reason-codes.ts';

describe('reason codes', () => {
  test('every refusal has words', () => {
    for (const code of credentialErrorCodes) expect(Object.keys(reasonCodes)).toContain(code);
  });

  test.each(Object.entries(reasonCodes))('%s is one plain sentence, and advice that is one or none', (code, reason) => {
    expect(code).toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
    expect(reason.sentence).toMatch(/^[A-Z].+\.$/);
    expect(reason.sentence).not.toMatch(/JSON-LD|RDF|DID|multibase|undefined/);
    expect(reason.whatToDo === '' || /^[A-Z].+\.$/.test(reason.whatToDo)).toBe(true);
  });
});
