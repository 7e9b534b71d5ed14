import { jcsForm } from './jcs-form.ts';
import { signatureSuite } from './signature-suite.ts';

/**
 * `ecdsa-jcs-2019`: RFC 8785, and SHA-256 with P-256 or SHA-384 with P-384.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#ecdsa-jcs-2019
 */
export const ecdsaJcs2019 = signatureSuite({ name: 'ecdsa-jcs-2019', keyTypes: ['P-256', 'P-384'], form: jcsForm });
