export const REQUEST_STATES = ['open', 'granted', 'declined', 'withdrawn'] as const;

export type RequestState = (typeof REQUEST_STATES)[number];

/** That a user asks for an agent, and what came of it. Times are epoch milliseconds. */
export interface AccessRequest {
  id: string;
  agentId: string;
  userId: string;
  /** In which team of the user's it is to be; null for none. */
  teamId: string | null;
  /** The key that is to reach it, or that was made for it; null for one that the user may still fetch. */
  keyId: string | null;
  /** What for, in the user's words. */
  purpose: string;
  state: RequestState;
  createdAt: number;
  decidedAt: number | null;
  decidedBy: string | null;
  /** Why, in the words of whoever decided. */
  answer: string | null;
}

/** Each narrows; `within` to those of the user, or of one of the teams. */
export interface RequestFilter {
  state?: RequestState | undefined;
  agentId?: string | undefined;
  userId?: string | undefined;
  within?: { userIds: readonly string[]; teamIds: readonly string[] };
}
