/** The job that asks one witness for its cosignature. */
export const askTask = 'ask-witness';
