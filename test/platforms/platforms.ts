import { agentcoreStreamed, agentcoreWhole } from './agentcore/platforms.ts';
import { classicFoundry, foundry } from './foundry/platforms.ts';
import { langgraph } from './langgraph/platforms.ts';
import { background, chat, responses } from './openai/platforms.ts';
import { fasta2a0, fasta2a2 } from './pydantic-ai/platforms.ts';
import type { PlatformUnderTest } from './support/platform.ts';
import { adk, graph } from './vertex/platforms.ts';

/** The rows of the table in `docs/platforms.md`. */
export const PLATFORMS: readonly PlatformUnderTest[] = [
  langgraph,
  fasta2a0,
  fasta2a2,
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
