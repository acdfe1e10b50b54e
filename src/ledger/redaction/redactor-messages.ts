/** What the redactor's thread is told when it starts. */
export interface RedactorThreadData {
  maxContentBytes: number;
}

/** What was said in the calls of one turn of the event loop. */
export interface PackedContents {
  /** Where each call's content lies in `bytes`; they follow one another. */
  contents: PackedContent[];
  bytes: Uint8Array<ArrayBuffer>;
}

/** Lengths in bytes. */
export interface PackedContent {
  request: number;
  response: number[];
  /** As of `CallContent`. */
  eventTimes: readonly number[] | null;
  /** 0 where there are none to keep. */
  headers: number;
  /** True when a body was so long that only a note about it was packed. */
  cut: boolean;
}

/** Requests are answered in their order, one reply each. */
export type RedactorRequest = PackedContents | 'close';

/** The contents as the journal holds them, one after another. */
export interface RedactorReply {
  lengths: number[];
  bytes: Uint8Array<ArrayBuffer>;
}
