import { describe, expect, test } from 'vitest';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { parseCredential } from './parse-credential.ts';

const SHA384 = 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU';
/** The base context as it was in July 2024. */
const EARLIER = 'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k';

const naming = (relatedResource: object) =>
  JSON.stringify({
    '@context': [CREDENTIALS_V2],
    type: ['VerifiableCredential'],
    issuer: 'did:example:issuer',
    credentialSubject: { id: 'did:example:subject' },
    relatedResource,
  });

describe('the digest of the base context as a related resource', () => {
  test.each([{ digestSRI: SHA384 }, { digestMultibase: EARLIER }])('%j is one of its published editions', (digest) => {
    expect(() => parseCredential(naming({ id: CREDENTIALS_V2, ...digest }))).not.toThrow();
    expect(() => parseCredential(naming([{ id: CREDENTIALS_V2, ...digest }]))).not.toThrow();
  });

  test.each([
    { digestSRI: SHA384.replace('l/H', 'l/I') },
    { digestMultibase: EARLIER.replace('uJK', 'uJL') },
    { digestSRI: SHA384, digestMultibase: EARLIER },
    { digestMultibase: 'uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0' },
    { digestSRI: 'sha384-_rCVIV7fSXXTNIvpiq26jRDyj8JG8TDjij-tD0ewLk4JpnXEz6a5AeeY_1qQ0d0P' },
  ])('%j is none of them', (digest) => {
    expect(() => parseCredential(naming({ id: CREDENTIALS_V2, ...digest }))).toThrow(/resource-altered|malformed/);
  });

  test('another resource is left to whoever retrieves it', () => {
    expect(() => parseCredential(naming({ id: 'https://x.example/r', digestSRI: SHA384 }))).not.toThrow();
  });
});
