import { rdfcForm } from './rdfc-form.ts';
import { signatureSuite } from './signature-suite.ts';

/**
 * `eddsa-rdfc-2022`: RDFC-1.0, SHA-256, Ed25519.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022
 */
export const eddsaRdfc2022 = signatureSuite({ name: 'eddsa-rdfc-2022', keyTypes: ['Ed25519'], form: rdfcForm });
