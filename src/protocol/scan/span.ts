/** A piece of a buffer: from `start` up to, not including, `end`, in bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
