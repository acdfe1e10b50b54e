import { parseArgs, stripVTControlCharacters } from 'node:util';
import { type ArgsDef, type CommandDef, renderUsage, runCommand } from 'citty';
import { UsageError } from './command-error.ts';

/** Exit codes, as shells and supervisors know them: 1 for what failed, 2 for what was typed wrong. */
const FAILED = 1;
const MISUSED = 2;

/** A command, found by the words that lead to it. */
interface Located {
  command: CommandDef;
  /** All words: `switchboard keys create`. */
  name: string;
  /** What follows them. */
  args: string[];
}

/**
 * Runs the command that the arguments name, or shows its help. What goes wrong is told in one message on standard error.
 *
 * @param program its name, its version, and its commands
 * @param args what stands behind the program's name
 * @returns the exit code; 0 as soon as the command has done its work, or runs on by itself
 */
export async function runCommandLine(program: CommandDef, args: string[]): Promise<number> {
  const { version = '', name = '' } = (await resolved(program.meta)) ?? {};
  const located = await locate({ command: program, name, args });
  try {
    if (args[0] === '--version' || args[0] === '-v') console.log(version);
    else if (asksForHelp(located.args)) console.log(await helpOf(located, version));
    else await run(located);
    return 0;
  } catch (error) {
    // Knows most of the gateway, which a command that succeeds may not need.
    const { describeFailure } = await import('./describe-failure.ts');
    const misused = error instanceof UsageError;
    const hint = misused ? `\nSee: ${located.name} --help` : '';
    console.error(`${located.name}: ${describeFailure(error)}${hint}`);
    return misused ? MISUSED : FAILED;
  }
}

/** Follows the words that name commands, as far as they do. */
async function locate(located: Located): Promise<Located> {
  const [word = '', ...rest] = located.args;
  const subCommands = (await resolved(located.command.subCommands)) ?? {};
  if (!Object.hasOwn(subCommands, word)) return located;
  const command = await resolved<CommandDef>(subCommands[word]);
  return command ? locate({ command, name: `${located.name} ${word}`, args: rest }) : located;
}

async function run({ command, args }: Located): Promise<void> {
  const subCommands = await resolved(command.subCommands);
  if (subCommands) throw noCommand(args[0], Object.keys(subCommands));
  refuseUnknownArguments(args, (await resolved<ArgsDef>(command.args)) ?? {});
  try {
    await runCommand(command, { rawArgs: args });
  } catch (error) {
    // citty does not export the class of its errors; they are all about what was typed.
    if (error instanceof Error && error.name === 'CLIError') throw new UsageError(`${error.message}.`);
    throw error;
  }
}

function noCommand(word: string | undefined, known: string[]): UsageError {
  const problem = word === undefined ? 'A command is missing.' : `"${word}" stands where a command belongs.`;
  return new UsageError(`${problem} There are: ${known.join(', ')}.`);
}

/** citty takes whatever is typed; a mistyped option must not be silently without effect. */
function refuseUnknownArguments(args: string[], known: ArgsDef): void {
  const options = Object.entries(known).filter(([, { type }]) => type !== 'positional');
  const places = Object.keys(known).length - options.length;
  const extra = positionalsOf(args, Object.fromEntries(options))[places];
  if (extra !== undefined) throw new UsageError(`There is no place for "${extra}".`);
}

function positionalsOf(args: string[], known: ArgsDef): string[] {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [
      name,
      { type: option.type === 'boolean' ? ('boolean' as const) : ('string' as const), ...shortOf(option) },
    ]),
  );
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true }).positionals;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's first sentence says what is wrong; the others are about writing arguments that begin with a dash.
    throw new UsageError(`${error.message.split(/\.\s/, 1)[0]}.`);
  }
}

const shortOf = (option: ArgsDef[string]): { short?: string } =>
  'alias' in option && typeof option.alias === 'string' ? { short: option.alias } : {};

const asksForHelp = (args: string[]): boolean => {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
};

/** citty's text under the command's full name; colours only where somebody sees them. */
async function helpOf({ command, name }: Located, version: string): Promise<string> {
  const words = name.split(' ');
  const parent: CommandDef = { meta: { name: words.slice(0, -1).join(' '), version } };
  const text = (await renderUsage(command, words.length > 1 ? parent : undefined)).trimEnd();
  return (process.stdout.isTTY ? text : stripVTControlCharacters(text)).replaceAll(/ +$/gm, '');
}

/** citty lets most parts of a command be values, promises, or functions that give either. */
async function resolved<T>(part: T | Promise<T> | (() => T | Promise<T>) | undefined): Promise<T | undefined> {
  return isFunction(part) ? part() : part;
}

const isFunction = <T>(part: T | (() => T)): part is () => T => typeof part === 'function';
