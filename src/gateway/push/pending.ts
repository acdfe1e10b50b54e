/** A config that came with a message, and waits for the message's task. */
export interface InlinePush {
  /** The task is known: from now on it is told about. Does nothing the second time. */
  bind(taskId: string): Promise<void>;
  /** There is no task. */
  drop(): Promise<void>;
}
