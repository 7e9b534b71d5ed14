import path from 'node:path';

/** The project's folder. */
export const projectRoot = path.join(import.meta.dirname, '..', '..');

/** How Node runs our sources: packages by their `source` door, types stripped without a remark. */
export const nodeFlags: readonly string[] = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
