/** Who makes a change. */
export interface Actor {
  readonly kind: 'operator' | 'token' | 'owner' | 'service' | 'server';
  /** Number of the operator or token, API key of owner or service. */
  readonly id?: number;
  readonly name?: string;
}
