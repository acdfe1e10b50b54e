/** What a command cannot do, in words for whoever typed it: what, why, and what to do. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}

/** The command line itself is wrong: a command, option or value that does not exist. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
}
