import { afterAll } from 'vitest';
import { startLearningWorld } from '../testing/learning-world.ts';
import { createProctored } from './testing/proctored-world.ts';
import { testProvider } from './testing/provider-contract.ts';
import { createStandInProvider, type Provider, type ProviderDeps } from './testing/stand-in-provider.ts';

const world = await startLearningWorld();
afterAll(() => world.testApp.stop());
const proctored = await createProctored(world, await world.createSchool(), { attemptsAllowed: 5 });

// The one that docs/proctoring.md has people run, as they run it.
const example: { createProvider(deps: ProviderDeps): Provider } = await import(
  new URL('../../../../../../docs/proctoring-provider.mjs', import.meta.url).href
);

testProvider('The stand-in', createStandInProvider, { world, proctored });
testProvider('The example of the documentation', example.createProvider, { world, proctored });
