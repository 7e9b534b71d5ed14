/// <reference path="../jsonld/context-packages.d.ts" />
import { contexts as citizenship } from '@digitalbazaar/citizenship-context';
import { contexts as drivingLicenceAamva } from '@digitalbazaar/vdl-aamva-context';
import { contexts as drivingLicence } from '@digitalbazaar/vdl-context';
import { addContexts, type Contexts, pinnedContexts } from '../jsonld/contexts.ts';

/** As the W3C publishes it at this address: every term is an example. */
export const EXAMPLES_V2 = 'https://www.w3.org/ns/credentials/examples/v2';

/**
 * The pinned contexts and those that only the W3C's own test vectors use: examples, residence cards, driving licences. They
 * stay out of what Laurel ships: a credential about a learner that needs one of them is a mistake.
 */
export const w3cContexts: Contexts = addContexts(
  pinnedContexts,
  new Map([
    [EXAMPLES_V2, { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }],
    ...citizenship,
    ...drivingLicence,
    ...drivingLicenceAamva,
  ]),
);
