import type { JsonObject } from '../json.ts';
import { keep, listOf, nested, nonEmpty, type ObjectRewrite, objectRewriter, type Rewrite, struct } from './shape.ts';

/** Rewrites the objects that calls carry, on one of the ways between the dialects (A2A wire notes, 1.4 and 1.6). */
export interface ObjectTranslator {
  message: ObjectRewrite;
  task: ObjectRewrite;
  statusUpdate: ObjectRewrite;
  artifactUpdate: ObjectRewrite;
}

/** What differs from way to way. */
export interface Manner {
  /** What each object begins with: discriminators and defaults. */
  bases: Record<'message' | 'artifact' | 'status' | 'task' | 'statusUpdate' | 'artifactUpdate', JsonObject>;
  unknown: 'keep' | 'drop';
  role: Rewrite;
  state: Rewrite;
  timestamp: Rewrite;
  /** `append` and `lastChunk` of artifact updates. */
  flag: Rewrite;
  /** `final` of status updates. */
  final: Rewrite;
  part: ObjectRewrite;
  /** What source and target call the parts of a message: `content` in the 0.3 proto. */
  messageParts: readonly [from: string, to: string];
  /** What remains to be done to a message. */
  finishMessage?: ObjectRewrite;
  /** What remains to be done to a status update. */
  finishStatusUpdate?: ObjectRewrite;
}

/** Builds the rewriters of one way. */
export function objectTranslator(manner: Manner): ObjectTranslator {
  const rewriter = (type: keyof Manner['bases'], fields: Parameters<typeof objectRewriter>[0]['fields']) =>
    objectRewriter({ base: manner.bases[type], fields, unknown: manner.unknown });

  const [fromParts, toParts] = manner.messageParts;
  const parts = listOf(manner.part);
  const named = { name: nonEmpty, description: nonEmpty };
  const attached = { extensions: keep, metadata: struct };
  const ids = { taskId: nonEmpty, contextId: nonEmpty };

  const bareMessage = rewriter('message', {
    messageId: keep,
    role: manner.role,
    [fromParts]: [toParts, parts],
    ...ids,
    referenceTaskIds: keep,
    ...attached,
  });
  const message = then(bareMessage, manner.finishMessage);
  const status = rewriter('status', {
    state: manner.state,
    message: nested(message),
    update: ['message', nested(message)],
    timestamp: manner.timestamp,
  });
  const artifact = rewriter('artifact', { artifactId: keep, ...named, parts, ...attached });
  const bareStatusUpdate = rewriter('statusUpdate', {
    ...ids,
    status: nested(status),
    final: manner.final,
    metadata: struct,
  });

  return {
    message,
    task: rewriter('task', {
      id: keep,
      contextId: nonEmpty,
      status: nested(status),
      artifacts: listOf(artifact),
      history: listOf(message),
      metadata: struct,
    }),
    statusUpdate: then(bareStatusUpdate, manner.finishStatusUpdate),
    artifactUpdate: rewriter('artifactUpdate', {
      ...ids,
      artifact: nested(artifact),
      append: manner.flag,
      lastChunk: manner.flag,
      metadata: struct,
    }),
  };
}

const then = (first: ObjectRewrite, second: ObjectRewrite | undefined): ObjectRewrite =>
  second ? (source) => second(first(source)) : first;
