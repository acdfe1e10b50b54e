/** The headers of a call. Redacted before they are written anywhere. */
export interface CallHeaders {
  /** The caller's, under lower-case names. */
  request: Readonly<Record<string, string | string[] | undefined>>;
  /** Of the answer: names and values in turns. */
  response: readonly string[];
  /** What went between the gateway and whoever it asked, the last of it in its order. */
  upstream: readonly UpstreamHeaders[];
  /** How many exchanges there were before those. */
  upstreamLeftOut: number;
  /** Texts that must not stand anywhere in what is kept: the key that the caller showed. */
  secrets: readonly string[];
  /** Lower-case names of headers that operators set: what they hold may be a credential under any name. */
  configured: readonly string[];
}

/** The headers of one request that the gateway sent, and of its answer. */
export interface UpstreamHeaders {
  /** Id of the deployment that was asked. */
  deployment: string | null;
  method: string;
  /** Names and values in turns. */
  sent: readonly string[];
  /** Null where no answer came, as `received`. */
  status: number | null;
  received: Readonly<Record<string, string>> | null;
}

/** Headers as they are kept. */
export interface StoredHeaders {
  request: StoredHeaderList;
  response: StoredHeaderList;
  upstream: StoredUpstreamHeaders[];
  upstreamLeftOut: number;
}

export interface StoredUpstreamHeaders {
  deployment: string | null;
  method: string;
  status: number | null;
  request: StoredHeaderList;
  response: StoredHeaderList | null;
}

export interface StoredHeaderList {
  headers: StoredHeader[];
  /** How many more there were. */
  leftOut: number;
}

/** The length, in characters, stands where the value is only the beginning of what there was. */
export type StoredHeader = [name: string, value: string, length?: number];
