/** The job that looks at all of it. */
export const checkTask = 'check-log';
