import v3 from '@blockcerts/schemas/schemas/3.0/context.json' with { type: 'json' };
import v31 from '@blockcerts/schemas/schemas/3.1/context.json' with { type: 'json' };
import merkleProof from '@blockcerts/schemas/schemas/3.1/merkleProof2019Context.json' with { type: 'json' };
import v32 from '@blockcerts/schemas/schemas/3.2/context.json' with { type: 'json' };

/** The contexts of Blockcerts v3, each by its canonical address and by that of its file. */
export const blockcertsContexts: ReadonlyMap<string, object> = new Map<string, object>([
  ['https://w3id.org/blockcerts/v3', v3],
  ['https://w3id.org/blockcerts/schema/3.0/context.json', v3],
  ['https://w3id.org/blockcerts/v3.1', v31],
  ['https://w3id.org/blockcerts/schema/3.1/context.json', v31],
  ['https://w3id.org/blockcerts/v3.2', v32],
  ['https://w3id.org/blockcerts/schema/3.2/context.json', v32],
  ['https://w3id.org/security/suites/merkle-2019/v1', merkleProof],
]);
