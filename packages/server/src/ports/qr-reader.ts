/** Reads the QR codes in pictures that strangers send. */
export interface QrReader {
  /**
   * The texts of the codes in a picture. One that cannot be decoded has none.
   *
   * @throws CredentialError `container.too-large` where a picture has too many pixels, or takes too long
   */
  read(picture: Uint8Array): Promise<readonly string[]>;
}
