import { beforeAll, describe, expect, test } from 'vitest';
import { attachToPdf } from '../container/pdf/attach-to-pdf.ts';
import { bakePng } from '../container/png/bake-png.ts';
import { readCredentials } from '../container/read-credentials.ts';
import { bakeSvg } from '../container/svg/bake-svg.ts';
import { zipFiles } from '../container/zip/zip-files.ts';
import type { JsonObject } from '../model/json-value.ts';
import { deriveCredential } from '../proof/selective/derive-credential.ts';
import { everyForm } from '../testing/every-form.ts';
import { flipBits } from '../testing/flip-bits.ts';
import { pdfFile } from '../testing/pdf-file.ts';
import { pngFile } from '../testing/png-file.ts';
import { badgeOf, issueSelectively, selectiveSuites } from '../testing/selective-world.ts';
import { leastCredential } from '../testing/suite-cases.ts';
import { testKey } from '../testing/test-issuer.ts';
import { NOW } from '../testing/test-world.ts';
import type { Content } from './content.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

const cases = everyForm.flatMap((form) => form.keys.map((type) => [form.name, type, form] as const));
const retrieve = async () => ({ ok: false, reasonCode: 'retrieval.offline' }) as const;
const bytesOf = (content: Content) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

async function verdictOf(text: Content): Promise<Verdict> {
  return verifyCredential({ text, evidence: await gatherEvidence({ text, retrieve }), now: NOW });
}

/**
 * All that a reader and an engineer are shown of a credential that is valid. The hashes of what was signed are among it:
 * where they are equal, the canonical form is.
 */
async function shownOf(content: Content) {
  const { outcome, credential, kind, technical, warnings } = await verdictOf(content);
  if (outcome !== 'valid') return undefined;
  const { checkedAt: _, documents: _documents, ...rest } = technical;
  return { credential, kind, technical: rest, warnings };
}

/** What is shown of everything that is valid in a file. */
async function shownIn(file: Uint8Array) {
  const { found } = await readCredentials(file);
  const shown = await Promise.all(found.map(({ content }) => shownOf(content)));
  const valid = shown.filter((it) => it !== undefined);
  return valid.length === 0 ? undefined : valid;
}

describe('A16 one flipped bit anywhere in a credential is refused, or shows the very same', () => {
  test.each(cases)(
    '%s with %s',
    async (name, type, form) => {
      const key = await testKey(31, type);
      // One form is for badges alone, and one hides what only a badge has.
      const credential = ['badge jwt', 'vc+sd-jwt'].includes(name) ? badgeOf(key) : leastCredential(key.did);
      const content = bytesOf(await form.secure(credential, key));
      const original = await shownOf(content);
      expect(original).toBeDefined();
      const { accepted, tried } = await flipBits(`${name}, ${type}`, content, 300, shownOf);
      // A token is signed as it is written: no two texts of it mean the same.
      if (original?.technical.form !== 'data-integrity') expect(accepted).toEqual([]);
      else expect(original.technical.proofs[0]?.documentHash).toMatch(/^[0-9a-f]{64,96}$/);
      for (const shown of accepted) expect(shown).toEqual(original);
      expect(tried).toBeGreaterThanOrEqual(300);
    },
    600_000,
  );

  test.each(selectiveSuites)(
    'what $name shows in part',
    async (suite) => {
      const { credential } = await issueSelectively(suite, { mandatoryPointers: ['/issuer', '/validFrom'] });
      const derived = await deriveCredential({
        credential: credential as JsonObject & { proof: JsonObject },
        selectivePointers: ['/credentialSubject/achievement'],
        random: (length) => new Uint8Array(length).fill(3),
      });
      const content = bytesOf(JSON.stringify(derived));
      const original = await shownOf(content);
      expect(original).toBeDefined();
      const { accepted, tried } = await flipBits(suite.name, content, suite.name === 'bbs-2023' ? 24 : 150, shownOf);
      for (const shown of accepted) expect(shown).toEqual(original);
      expect(tried).toBeGreaterThanOrEqual(24);
    },
    600_000,
  );
});

describe('A16 one flipped bit anywhere in a file is refused, or the file shows the very same', () => {
  const files: Record<string, Uint8Array> = {};

  beforeAll(async () => {
    const key = await testKey(31);
    const form = everyForm.find(({ name }) => name === 'eddsa-jcs-2022');
    const content = String(await form?.secure(leastCredential(key.did), key));
    const pdf = pdfFile(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 0>>']);
    files.PNG = bakePng(pngFile(), content);
    files.SVG = bytesOf(bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', content));
    files.PDF = await attachToPdf(pdf, { content, name: 'credential', mediaType: 'application/vc', now: NOW });
    files.ZIP = await zipFiles({ files: [{ name: 'credential.json', content }], modified: NOW });
    files.list = bytesOf(`[${content}]`);
  });

  test.each(['PNG', 'SVG', 'PDF', 'ZIP', 'list'])(
    '%s',
    async (name) => {
      const file = files[name] ?? new Uint8Array();
      const original = await shownIn(file);
      expect(original).toHaveLength(1);
      const { accepted, tried } = await flipBits(name, file, 1_000, shownIn);
      for (const shown of accepted) for (const each of shown) expect([each]).toEqual(original);
      expect(tried).toBeGreaterThanOrEqual(1_000);
    },
    600_000,
  );
});
