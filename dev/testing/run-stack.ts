// The stack as `npm start` runs it, with the smallest server that keeps the contract.
import path from 'node:path';
import { runStack } from '../stack/run-stack.ts';

await runStack({ serverMain: path.join(import.meta.dirname, 'fake-server.ts'), pages: false });
