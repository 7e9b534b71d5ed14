import { CredentialError, type ReadResult, readCredentials } from '@laurel/credential';
import type { QrReader } from '../../ports/index.ts';
import type { VerifierDeps } from './deps.ts';

const accepts =
  'application/vc, application/vc+jwt, application/vc+sd-jwt, application/vc+cose, application/json, image/png, image/svg+xml, application/pdf, application/zip, */*;q=0.1';

/** So many pictures are searched for codes in one reading. */
const mostPictures = 20;

/**
 * Finds the credentials in a file, a text or an address, which is fetched through the guard. `onFetched` sees each file
 * that was fetched.
 */
export function readGiven(
  { fetcher, qrReader, development }: Pick<VerifierDeps, 'fetcher' | 'qrReader' | 'development'>,
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
    readQrCodes: someQrCodes(qrReader),
  });
}

/** An archive holds as many pictures as it likes, and each is work: past a number, they are refused. */
function someQrCodes(qrReader: QrReader): QrReader['read'] {
  let pictures = 0;
  return async (picture) => {
    pictures += 1;
    if (pictures > mostPictures) throw new CredentialError('container.too-large', `more than ${mostPictures} pictures`);
    return qrReader.read(picture);
  };
}
