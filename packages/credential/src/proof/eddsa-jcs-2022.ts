import { jcsForm } from './jcs-form.ts';
import { signatureSuite } from './signature-suite.ts';

/**
 * `eddsa-jcs-2022`: RFC 8785, SHA-256, Ed25519.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022
 */
export const eddsaJcs2022 = signatureSuite({ name: 'eddsa-jcs-2022', keyTypes: ['Ed25519'], form: jcsForm });
