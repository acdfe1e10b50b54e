import type { Part } from '../../protocol/index.ts';
import type { Artifact, ArtifactUpdate, StatusUpdate, Task, TaskUpdate } from './a2a.ts';

/**
 * The task after an update: what a caller who follows the stream has, and therefore what one who comes later must get.
 *
 * @returns a new value; what the update does not touch is shared with the old one
 */
export const fold = (task: Task, update: TaskUpdate): Task =>
  'statusUpdate' in update ? withStatus(task, update.statusUpdate) : withArtifact(task, update.artifactUpdate);

const withStatus = (task: Task, { status, metadata }: StatusUpdate): Task =>
  metadata ? { ...task, status, metadata: { ...task.metadata, ...metadata } } : { ...task, status };

function withArtifact(task: Task, { artifact, append }: ArtifactUpdate): Task {
  const { artifacts } = task;
  const place = artifacts.findIndex(({ artifactId }) => artifactId === artifact.artifactId);
  const known = artifacts[place];
  if (!known) return { ...task, artifacts: [...artifacts, artifact] };
  return { ...task, artifacts: artifacts.with(place, append ? joined(known, artifact) : artifact) };
}

/** The newer one's name and metadata count. */
const joined = (known: Artifact, more: Artifact): Artifact => ({
  ...known,
  ...more,
  parts: more.parts.reduce(withPart, known.parts),
});

/** Text that came in pieces is one text again: hundreds of parts are no use to who fetches the task. */
function withPart(parts: Part[], part: Part): Part[] {
  const last = parts.at(-1);
  const text = last && plainText(last);
  const more = plainText(part);
  if (more === '') return parts;
  if (text === undefined || more === undefined) return [...parts, part];
  return [...parts.slice(0, -1), { text: text + more }];
}

/** The text of a part that has nothing else. */
export function plainText(part: Part): string | undefined {
  const { text } = part;
  return typeof text === 'string' && Object.keys(part).length === 1 ? text : undefined;
}
