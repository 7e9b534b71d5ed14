import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { addEvidenceCredential } from './add-credential.ts';
import { addEvidenceFile } from './add-file.ts';
import { applyForRecognition } from './apply.ts';
import { getOptions, listRecognitions } from './get-options.ts';
import { getRecognition } from './get-recognition.ts';
import { handInRecognition } from './hand-in.ts';
import { removeEvidenceCredential } from './remove-credential.ts';
import { removeEvidenceFile } from './remove-file.ts';
import { saveEvidence } from './save-evidence.ts';
import { getOffer, setOffer } from './set-offer.ts';
import { withdrawRecognition } from './withdraw.ts';

/** Recognition of prior learning: what is offered, and what applicants do. It is reviewed as work is. */
export function recognitionRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.getRecognitionOffer, ({ scope, params }) => getOffer(deps, { scope, ...params })),
    route(endpoints.setRecognitionOffer, ({ scope, params, body }) => setOffer(deps, { scope, body, ...params })),
    route(endpoints.getRecognitionOptions, ({ scope, params }) => getOptions(deps, { scope, ...params })),
    route(endpoints.listRecognitions, ({ scope }) => listRecognitions(deps, { scope })),
    route(endpoints.applyForRecognition, ({ scope, params, body }) =>
      applyForRecognition(deps, { scope, body, ...params }),
    ),
    route(endpoints.getRecognition, ({ scope, params }) => getRecognition(deps, { scope, ...params })),
    route(endpoints.saveEvidence, ({ scope, params, body }) => saveEvidence(deps, { scope, body, ...params })),
    route(endpoints.addEvidenceFile, ({ scope, params, query, request }) =>
      addEvidenceFile(deps, { scope, query, content: request.body ?? new Blob().stream(), ...params }),
    ),
    route(endpoints.removeEvidenceFile, ({ scope, params }) => removeEvidenceFile(deps, { scope, ...params })),
    route(endpoints.addEvidenceCredential, ({ scope, params, body }) =>
      addEvidenceCredential(deps, { scope, body, ...params }),
    ),
    route(endpoints.removeEvidenceCredential, ({ scope, params }) =>
      removeEvidenceCredential(deps, { scope, ...params }),
    ),
    route(endpoints.handInRecognition, ({ scope, params }) => handInRecognition(deps, { scope, ...params })),
    route(endpoints.withdrawRecognition, ({ scope, params }) => withdrawRecognition(deps, { scope, ...params })),
  ];
}
