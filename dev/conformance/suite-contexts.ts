/// <reference path="./context-packages.d.ts" />
import { contexts as citizenship } from '@digitalbazaar/citizenship-context';
import { contexts as drivingLicenceAamva } from '@digitalbazaar/vdl-aamva-context';
import { contexts as drivingLicence } from '@digitalbazaar/vdl-context';
import { addContexts, allowInlineContexts, type Contexts, pinnedContexts } from '@laurel/credential';

const examples = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

/**
 * What the documents of the standards' suites are written in: beside the pinned contexts those of their examples, and any
 * that a document brings itself. Only this server takes them: elsewhere a document does not define its own words.
 */
export const suiteContexts: Contexts = allowInlineContexts(
  addContexts(
    pinnedContexts,
    new Map([
      ['https://www.w3.org/ns/credentials/examples/v2', examples],
      ...citizenship,
      ...drivingLicence,
      ...drivingLicenceAamva,
    ]),
  ),
);
