import { agentcoreStreamed, agentcoreWhole } from '../platforms/agentcore/platforms.ts';
import { classicFoundry, foundry } from '../platforms/foundry/platforms.ts';
import { fakeLanggraphs } from '../platforms/langgraph/platforms.ts';
import { background, chat, responses } from '../platforms/openai/platforms.ts';
import type { PlatformUnderTest } from '../platforms/support/platform.ts';
import { adk, graph } from '../platforms/vertex/platforms.ts';

/** Whose agents obey words: see `PlatformUnderTest`. */
export const SCRIPTED_PLATFORMS: readonly PlatformUnderTest[] = [
  ...fakeLanggraphs,
  adk,
  graph,
  foundry,
  classicFoundry,
  responses,
  background,
  chat,
  agentcoreStreamed,
  agentcoreWhole,
];

/** By which word such an agent does what the TCK asks for by the beginning of a message's id; longer beginnings first. */
export const WORDS: Record<'1.0' | '0.3', Record<string, string>> = {
  '1.0': {
    'tck-stream-artifact-file': 'picture',
    'tck-artifact-file': 'picture',
    'tck-artifact-data': 'data',
    'tck-input-required': 'ask',
    'tck-reject-task': 'boom',
    'test-resubscribe-message-id': 'slow',
  },
  '0.3': { 'test-resubscribe-message-id': 'slow', '': 'ask' },
};
