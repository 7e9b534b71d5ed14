/** What the server kit hands over beside a request. */
export interface Environment {
  incoming?: { socket?: { remoteAddress?: string } };
}
