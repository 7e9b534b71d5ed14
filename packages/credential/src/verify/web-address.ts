/** An issuer may sign `javascript:` as well as anything else: only what a browser may open safely is shown. */
export function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}

/** The address of a picture that may be shown: on the web, or a bitmap in the text itself. */
export function imageAddress(image: string | { readonly id: string } | undefined): string | undefined {
  const address = typeof image === 'object' ? image.id : image;
  const isBitmap = address !== undefined && /^data:image\/(?:png|jpeg|webp|gif);base64,/.test(address);
  return isBitmap ? address : webAddress(address);
}
