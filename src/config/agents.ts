import type { z } from 'zod';
import { AGENT_FIELDS, type AgentRegistration, agentRegistration } from './agent-registration.ts';
import { formatPath, isMap, type Path, valueAt } from './path.ts';
import type { Problem } from './problem.ts';
import type { KeyReport } from './report.ts';
import type { Resolved } from './resolve-keys.ts';
import { mostSimilar } from './similar.ts';
import { expandValue, problemAt, type Sources } from './sources.ts';
import { AGENT_SECTIONS, didYouMean } from './survey.ts';
import { UNUSED_AGENT_FIELDS } from './unused.ts';

/** Where LiteLLM's files and ours name an agent's address. */
const ADDRESSES: Path[] = [['url'], ['agent_card_params', 'url'], ['litellm_params', 'api_base']];

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
  result.report.push(...reportEntry(sources, path, entry));

  const problems: Problem[] = [];
  const parsed = agentRegistration.safeParse(expandValue(sources, path, entry, problems));
  // What a missing variable leaves out would be reported a second time by the schema.
  if (problems.length === 0) problems.push(...checkEntry(sources, path, entry, parsed.error, result.values));
  if (problems.length === 0 && parsed.success) result.values.push(parsed.data);
  result.problems.push(...problems);
}

function checkEntry(
  sources: Sources,
  path: Path,
  entry: Record<string, unknown>,
  error: z.ZodError | undefined,
  earlier: AgentRegistration[],
): Problem[] {
  const problems = (error?.issues ?? []).map((issue) => {
    const at = [...path, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    const missing = valueAt(sources.document.root, at) === undefined;
    return problemAt(sources, at, missing ? 'is missing' : lowerFirst(issue.message));
  });
  if (!ADDRESSES.some((address) => valueAt(entry, address))) {
    problems.push(problemAt(sources, path, 'has no address, expected "url:" (or agent_card_params.url)'));
  }
  if (earlier.some(({ agent_name }) => agent_name === entry['agent_name'])) {
    problems.push(problemAt(sources, [...path, 'agent_name'], 'names an agent that an earlier entry names already'));
  }
  return problems;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The entry itself in one line, and a line for each field that has no effect. */
function reportEntry({ document }: Sources, path: Path, entry: Record<string, unknown>): KeyReport[] {
  const report = (at: Path, status: KeyReport['status'], note: string): KeyReport => {
    return { key: formatPath(at), line: document.placeOf(at)?.line ?? null, status, value: '', note };
  };
  const fields = fieldsOf(entry).flatMap((field): KeyReport[] => {
    const name = field.join('.');
    const reason = UNUSED_AGENT_FIELDS.get(name);
    if (reason !== undefined) return [report([...path, ...field], 'ignored', reason)];
    if (AGENT_FIELDS.has(name)) return [];
    return [report([...path, ...field], 'unknown', didYouMean(mostSimilar(name, AGENT_FIELDS.keys())))];
  });
  const name = entry['agent_name'];
  return [report(path, 'used', typeof name === 'string' ? name : ''), ...fields];
}

/** Fields of the entry, and those within the parts that hold fields of ours; cards and parameters are free. */
function fieldsOf(entry: Record<string, unknown>): string[][] {
  return Object.entries(entry).flatMap(([name, value]) => {
    const isPart = isMap(value) && [...AGENT_FIELDS.keys()].some((field) => field.startsWith(`${name}.`));
    return isPart ? [[name], ...Object.keys(value).map((inner) => [name, inner])] : [[name]];
  });
}
