import type { Part } from '../playground/turn.ts';

/** What a Task of A2A 1.0 tells, as far as it is what it should be: it comes from an agent. */
export interface ReadTask {
  /** In order; what the agent says of its present state comes last. */
  messages: { byAgent: boolean; parts: Part[] }[];
  artifacts: { id: string; name: string; parts: Part[] }[];
}

export function readTask(task: Record<string, unknown>): ReadTask {
  const history = objectsIn(task['history']).map(messageOf);
  const status = objectOf(task['status']);
  const said = status['message'] === undefined ? [] : [messageOf(objectOf(status['message']))];
  // Many agents have what they said last in both places.
  const isTwice = said.length > 0 && JSON.stringify(history.at(-1)) === JSON.stringify(said[0]);
  return {
    messages: isTwice ? history : [...history, ...said],
    artifacts: objectsIn(task['artifacts']).map((artifact, index) => ({
      id: textOf(artifact['artifactId']) || String(index),
      name: textOf(artifact['name']),
      parts: objectsIn(artifact['parts']) as Part[],
    })),
  };
}

const messageOf = ({ role, parts }: Record<string, unknown>): ReadTask['messages'][number] => ({
  byAgent: role === 'ROLE_AGENT',
  parts: objectsIn(parts),
});

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const objectsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null).map(objectOf) : [];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
