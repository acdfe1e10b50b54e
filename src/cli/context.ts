/** What a command sees of the world around the process; `main.ts` alone reads it. */
export interface CliContext {
  env: NodeJS.ProcessEnv;
  cwd: string;
}
