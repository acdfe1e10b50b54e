/** How a list of calls is ordered: by what the indexes of lists hold, so that no row is read to order it. */
export interface CallOrder {
  by: 'startedAt' | 'durationMs' | 'firstByteMs' | 'costNano' | 'totalTokens' | 'outcome' | 'operation';
  /** The largest, latest or last one first. Calls of which it is not known (cost, tokens, first event) stand below 0. */
  descending: boolean;
}
