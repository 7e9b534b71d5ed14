/** Addresses of one credential. A key from a mail goes along, so that whoever came by it does not lose the way. */
export interface CredentialAddress {
  page: string;
  document: string;
  pdf: string;
  image: string;
  token: string;
  png: string;
  svg: string;
  archive: string;
  receipt: string;
  blockcert: string;
}

export function credentialAddress(credentialId: string, key: string | undefined): CredentialAddress {
  const query = key ? `?${new URLSearchParams({ key })}` : '';
  const api = `/api/v1/credentials/${credentialId}`;
  return {
    page: `/credentials/${credentialId}${query}`,
    document: `${api}/document${query}`,
    pdf: `${api}/pdf${query}`,
    image: `${api}/image${query}`,
    token: `${api}/jwt${query}`,
    png: `${api}/badge.png${query}`,
    svg: `${api}/badge.svg${query}`,
    archive: `${api}/archive${query}`,
    receipt: `${api}/receipt${query}`,
    blockcert: `${api}/blockcert/document${query}`,
  };
}
