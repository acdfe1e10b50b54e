import { ConfigError } from '../config/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { CommandError } from './command-error.ts';

/**
 * What a person is told who started a command that failed: the message of every failure that is expected, which says what
 * to do. Of the others, which are faults of the program, the place as well, because a report needs it.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof ConfigError) return `The configuration cannot be used:\n${error.message}`;
  if (error instanceof SwitchboardError || error instanceof CommandError) return error.message;
  const details = error instanceof Error ? error.stack : String(error);
  return `Something unexpected went wrong. Please report it with this:\n${details}`;
}
