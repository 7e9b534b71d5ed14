/** The contract that records checkpoints: interface, code, and what they were made from. */
export { checkpointRegistry } from './checkpoint-registry.ts';
