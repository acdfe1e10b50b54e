import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { AgentRegistration } from './agent-registration.ts';
import { readAgents } from './agents.ts';
import { assembleConfig } from './assemble.ts';
import { withoutSecrets } from './changes/without-secrets.ts';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import type { TraceDestination } from './destination-registration.ts';
import { type Environment, findVariable, layerEnvironment } from './environment.ts';
import { NO_DOCUMENT } from './files/document.ts';
import { type ConfigFiles, readFiles, unreadable } from './files/read-files.ts';
import type { Values } from './keys.ts';
import type { ModelRegistration } from './models/model-registration.ts';
import { readModels } from './models/models.ts';
import type { KeyReport } from './report.ts';
import { resolveKeys } from './resolve-keys.ts';
import { surveyKeys, surveyVariables } from './survey.ts';
import { readDestinations } from './trace-destinations.ts';
import { readVariables, withVariables } from './variables.ts';

export interface LoadOptions {
  /** The file of `--config`; wins over `SWITCHBOARD_CONFIG`. */
  file?: string;
  env: NodeJS.ProcessEnv;
  /** Where relative paths start, and where `.env` and a file of the usual name are looked for. */
  cwd: string;
}

export interface LoadedConfig {
  config: Config;
  /** What became of each key of the file and each variable. */
  report: KeyReport[];
  /** The file's content, without secrets. */
  written: Record<string, unknown>;
  /** The file's content with its secrets: never shown. */
  root: Readonly<Record<string, unknown>>;
  /** The values by key, to tell what a change touches. */
  values: Values & {
    agents: AgentRegistration[];
    models: ModelRegistration[];
    credentials: Record<string, unknown>;
    destinations: TraceDestination[];
  };
}

/** Looked for when no file is named; the first that exists is read. */
const USUAL_FILES = ['switchboard.yaml', 'config.yaml'];

/**
 * Reads the configuration: the environment, before `.env`, before the file, before the defaults.
 *
 * @throws ConfigError naming everything that is wrong; unknown and unused keys are not, they are in the report
 */
export async function loadConfig(options: LoadOptions): Promise<LoadedConfig> {
  const real = layerEnvironment(options.env, await readDotEnv(options.cwd));
  const { document } = await readNamedFiles(options, real);
  if (document.problems.length > 0) throw new ConfigError(document.problems);

  const variables = readVariables(document, real);
  const sources = { document, environment: withVariables(real, variables.values) };
  const keys = resolveKeys(sources);
  const agents = readAgents(sources);
  const models = readModels(sources);
  const destinations = readDestinations(sources, keys.values);
  const survey = surveyKeys(sources);

  const parts = [variables, keys, agents, models, destinations, survey];
  const report = [...document.report, ...parts.flatMap((part) => part.report), ...surveyVariables(sources)];
  const problems = parts.flatMap((part) => part.problems);
  if (problems.length > 0) throw new ConfigError(problems, report);

  const lists = { agents: agents.values, models: models.values, destinations: destinations.values };
  const { completeModel } = models;
  const values = { ...keys.values, ...lists, credentials: Object.fromEntries(models.credentials) };
  const file = document.name === null ? null : resolve(options.cwd, document.name);
  const config = assembleConfig(values, { file, cwd: options.cwd, completeModel });
  return { config, report, root: document.root, written: withoutSecrets(document.root), values };
}

/**
 * The file that `loadConfig` reads, as the operator named it.
 *
 * @returns null when none is named and none of a usual name is there
 */
export async function findConfigFile(options: LoadOptions): Promise<string | null> {
  return nameOfFile(options, layerEnvironment(options.env, await readDotEnv(options.cwd)));
}

function nameOfFile({ file, cwd }: LoadOptions, environment: Environment): string | null {
  const variable = findVariable(environment, ['SWITCHBOARD_CONFIG'], false);
  const named = file ?? (variable && 'value' in variable ? variable.value : undefined);
  return named ?? USUAL_FILES.find((name) => existsSync(resolve(cwd, name))) ?? null;
}

/**
 * What each file that `loadConfig` reads holds, included ones too, by absolute path; null for one that cannot be read.
 *
 * @throws ConfigError as `loadConfig` does when the first file cannot be read
 */
export async function readConfigFiles(options: LoadOptions): Promise<ConfigFiles['texts']> {
  const environment = layerEnvironment(options.env, await readDotEnv(options.cwd));
  return (await readNamedFiles(options, environment)).texts;
}

async function readNamedFiles(options: LoadOptions, environment: Environment): Promise<ConfigFiles> {
  const name = nameOfFile(options, environment);
  if (name === null) return { document: NO_DOCUMENT, texts: new Map() };
  return readFiles(name, { cwd: options.cwd, environment });
}

async function readDotEnv(cwd: string): Promise<NodeJS.Dict<string>> {
  const path = resolve(cwd, '.env');
  if (!existsSync(path)) return {};
  try {
    return parseEnv(await readFile(path, 'utf8'));
  } catch (error) {
    throw new ConfigError([{ source: '.env', place: null, key: null, message: unreadable(error) }]);
  }
}
