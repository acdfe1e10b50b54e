/** Destinations of traces that were registered over the API. */
export interface TraceDestinationsTable {
  name: string;
  /** JSON, sealed as a whole: keys and headers are secrets. */
  registration: string;
  /** Where its address lay when it was registered. */
  network: string;
  /** 0 or 1. */
  paused: number;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
}
