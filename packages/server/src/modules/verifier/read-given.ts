import { type ReadResult, readCredentials } from '@laurel/credential';
import type { VerifierDeps } from './deps.ts';

const accepts =
  'application/vc, application/vc+jwt, application/vc+sd-jwt, application/vc+cose, application/json, image/png, image/svg+xml, application/pdf, application/zip, */*;q=0.1';

/**
 * Finds the credentials in a file, a text or an address, which is fetched through the guard. `onFetched` sees each file
 * that was fetched.
 */
export function readGiven(
  { fetcher, development }: Pick<VerifierDeps, 'fetcher' | 'development'>,
  input: Uint8Array | string | URL,
  onFetched: (file: Uint8Array) => void = () => undefined,
): Promise<ReadResult> {
  return readCredentials(input, {
    allowHttpLocalhost: development,
    async retrieve(url) {
      const fetched = await fetcher.retrieveBytes(url, accepts);
      if (fetched.ok) onFetched(fetched.body);
      return fetched;
    },
  });
}
