/** So many files one version of the evidence has, and as many credentials. */
export const mostFiles = 20;
