/** Who calls. */
export type Principal = AdminPrincipal | KeyPrincipal | AnonymousPrincipal;

/** The holder of the master key. */
export interface AdminPrincipal {
  kind: 'admin';
}

/** A virtual key, with what it carries. */
export interface KeyPrincipal {
  kind: 'key';
  keyId: string;
  alias: string | null;
  userId: string | null;
  teamId: string | null;
  /** Agent ids or names this key was given; null when it declares none. */
  agents: readonly string[] | null;
  /** Epoch milliseconds; null never expires. */
  expiresAt: number | null;
}

/** Nobody in particular: may see what is public. */
export interface AnonymousPrincipal {
  kind: 'anonymous';
}
