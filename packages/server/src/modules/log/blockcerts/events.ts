/** The document of an issuer lists the key that records from now on. */
export const recorderListed = 'recorder.listed';
