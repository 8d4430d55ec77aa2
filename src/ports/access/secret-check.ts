/** Compares what a caller presents with a secret, in constant time. */
export interface SecretCheck {
  matches(presented: string, secret: string): Promise<boolean>;
}
