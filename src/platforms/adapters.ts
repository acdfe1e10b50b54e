import type { Adapter } from './adapter.ts';
import { langgraphAdapter } from './langgraph/langgraph-adapter.ts';

/** The way to each platform that does not speak A2A, by the name that agents are registered with. */
export const adapters = {
  langgraph: langgraphAdapter,
} satisfies Record<string, Adapter>;
