import type { z } from 'zod';
import { AGENT_FIELDS, type AgentRegistration, agentRegistration } from './agent-registration.ts';
import { deploymentProblem } from './deployments.ts';
import { standsAt } from './files/document.ts';
import { formatPath, isMap, type Path, valueAt } from './path.ts';
import { readPlatform } from './platforms/index.ts';
import type { Problem } from './problem.ts';
import { type KeyReport, showValue } from './report.ts';
import type { Resolved } from './resolve-keys.ts';
import { mostSimilar } from './similar.ts';
import { expandValue, problemAt, type Sources } from './sources.ts';
import { AGENT_SECTIONS, didYouMean } from './survey.ts';

/** Where LiteLLM's files and ours name an agent's address. */
const ADDRESSES: Path[] = [
  ['url'],
  ['agent_card_params', 'url'],
  ['litellm_params', 'api_base'],
  ['deployments', 0, 'url'],
];

/**
 * Reads the entries of `agents:` and of its older name `agent_list:`. An entry without a name or an address is wrong
 * here, where LiteLLM skips it in silence.
 */
export function readAgents(sources: Sources): Resolved<AgentRegistration[]> {
  const result: Resolved<AgentRegistration[]> = { values: [], report: [], problems: [] };
  for (const section of AGENT_SECTIONS) {
    const entries = sources.document.root[section] ?? [];
    if (!Array.isArray(entries)) {
      result.problems.push(
        problemAt(sources, [section], 'is no list, expected entries that start with "- agent_name:"'),
      );
      continue;
    }
    for (const [index, entry] of entries.entries()) readEntry(sources, [section, index], entry, result);
  }
  return result;
}

function readEntry(sources: Sources, path: Path, entry: unknown, result: Resolved<AgentRegistration[]>): void {
  if (!isMap(entry)) {
    result.problems.push(problemAt(sources, path, 'is no agent, expected at least "agent_name:" and "url:"'));
    return;
  }
  const problems: Problem[] = [];
  const parsed = agentRegistration.safeParse(expandValue(sources, path, entry, problems));
  problems.push(
    ...schemaProblems(sources, path, parsed.error, problems),
    ...addressProblems(sources, path, entry, parsed.data).filter((problem) => isNews(problem, problems)),
    ...nameProblems(sources, path, entry, result),
  );
  const unclear = parsed.data && deploymentProblem(parsed.data);
  if (unclear) problems.push(problemAt(sources, [...path, ...unclear.path], unclear.description));
  result.problems.push(...problems);
  result.report.push(...reportFields(sources, path, entry));
  if (problems.length > 0 || !parsed.success) return;
  result.values.push(parsed.data);
  result.report.push(reportOf(sources, path, 'used', parsed.data.agent_name));
}

/** @param known problems found before: what a missing variable leaves out is not reported a second time */
function schemaProblems(sources: Sources, path: Path, error: z.ZodError | undefined, known: Problem[]): Problem[] {
  return (error?.issues ?? [])
    .map((issue) => {
      const field = issue.path.map(String);
      const at = [...path, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
      const written = valueAt(sources.document.root, at);
      return problemAt(sources, at, wrongField(field.join('.'), written, issue.message));
    })
    .filter((problem) => isNews(problem, known));
}

const isNews = (problem: Problem, known: Problem[]): boolean => !known.some(({ key }) => key === problem.key);

/** Values of headers and parameters may be secrets; those of the fields themselves are not. */
function wrongField(field: string, written: unknown, message: string): string {
  if (written === undefined) return 'is missing';
  const shown = AGENT_FIELDS.has(field) && typeof written !== 'object' ? showValue(written, false) : 'the value';
  return `${shown} is wrong: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

/** LiteLLM allows three places for the address, and platforms have fields of their own. */
function addressProblems(
  sources: Sources,
  path: Path,
  entry: Record<string, unknown>,
  registration: AgentRegistration | undefined,
): Problem[] {
  const platform = registration && readPlatform(registration);
  if (platform && 'description' in platform) {
    return [problemAt(sources, [...path, 'litellm_params', platform.field], platform.description)];
  }
  const isSettled = platform !== undefined && platform.name !== 'a2a';
  if (isSettled || ADDRESSES.some((address) => valueAt(entry, address))) return [];
  return [problemAt(sources, path, 'has no address, expected "url:" (or agent_card_params.url)')];
}

function nameProblems(
  sources: Sources,
  path: Path,
  entry: Record<string, unknown>,
  { values }: Resolved<AgentRegistration[]>,
): Problem[] {
  if (!values.some(({ agent_name }) => agent_name === entry['agent_name'])) return [];
  return [problemAt(sources, [...path, 'agent_name'], 'names an agent that an earlier entry names already')];
}

function reportOf({ document }: Sources, path: Path, status: KeyReport['status'], note: string): KeyReport {
  return { key: formatPath(path), ...standsAt(document, path), status, value: '', note };
}

/** A line for each field that nothing knows. */
function reportFields(sources: Sources, path: Path, entry: Record<string, unknown>): KeyReport[] {
  return fieldsOf(entry).flatMap((field): KeyReport[] => {
    const name = field.join('.');
    if (AGENT_FIELDS.has(name)) return [];
    return [reportOf(sources, [...path, ...field], 'unknown', didYouMean(mostSimilar(name, AGENT_FIELDS.keys())))];
  });
}

/** Fields of the entry, and those within the parts that hold fields of ours; cards and parameters are free. */
function fieldsOf(entry: Record<string, unknown>): string[][] {
  return Object.entries(entry).flatMap(([name, value]) => {
    const isPart = isMap(value) && [...AGENT_FIELDS.keys()].some((field) => field.startsWith(`${name}.`));
    return isPart ? [[name], ...Object.keys(value).map((inner) => [name, inner])] : [[name]];
  });
}
