export { type Action, type AgentFacts, type Decision, decide } from './decide.ts';
export type { AdminPrincipal, AnonymousPrincipal, KeyPrincipal, Principal } from './principal.ts';
