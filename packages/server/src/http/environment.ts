/** What the server kit hands over beside a request. */
export interface Environment {
  /** The install asks itself, for somebody whose own request was counted; nothing outside can say so. */
  isOwn?: true;
  incoming?: { socket?: { remoteAddress?: string } };
}
