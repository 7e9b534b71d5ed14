import { rdfcForm } from './rdfc-form.ts';
import { signatureSuite } from './signature-suite.ts';

/**
 * `ecdsa-rdfc-2019`: RDFC-1.0, and SHA-256 with P-256 or SHA-384 with P-384.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-rdfc-2019
 */
export const ecdsaRdfc2019 = signatureSuite({ name: 'ecdsa-rdfc-2019', keyTypes: ['P-256', 'P-384'], form: rdfcForm });
