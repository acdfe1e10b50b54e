/**
 * Where an address lies. Recorded when an administrator registers an agent and enforced when the socket connects, so
 * that a name registered as public can never turn private (DNS rebinding).
 */
export type NetworkClass = 'public' | 'private' | 'loopback';
