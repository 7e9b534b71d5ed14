/**
 * Where the receipt of a credential stands in the files that hold the credential: programs that do not know these names pass
 * over them, as the standards of the files ask.
 *
 * PNG: an iTXt chunk with this keyword, beside `openbadgecredential`.
 */
export const RECEIPT_KEYWORD = 'logreceipt';

/** SVG: an element `receipt` of this namespace, beside `openbadges:credential`. */
export const RECEIPT_NAMESPACE = 'urn:laurel:terms#';

/** PDF and ZIP: a file of this name, beside that of the credential. Any other name is read as well. */
export const RECEIPT_FILE = 'receipt.json';

/** How a receipt is to be written into a file beside its credential. */
export interface WithReceipt {
  /** The JSON text of the credential's receipt in its issuer's log, so that nobody need be asked for it. */
  readonly receipt?: string | undefined;
}
