/** The page that says what was not kept. */
export const offlineAddress = '/offline';
