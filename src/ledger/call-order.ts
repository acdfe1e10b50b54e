/** How a list of calls is ordered: by what the indexes of lists hold, so that no row is read to order it. */
export interface CallOrder {
  by: 'startedAt' | 'durationMs' | 'costNano' | 'outcome' | 'operation';
  /** The largest, latest or last one first. Calls of unknown cost stand below those that cost nothing. */
  descending: boolean;
}
