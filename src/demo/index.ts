export type { DemoAgent } from './agent-server.ts';
export { furnish } from './furnish.ts';
export { DEMO_MODELS } from './models.ts';
export type { Place, Scene } from './scene.ts';
export { makeTraffic } from './traffic.ts';
export { createDemoClock, type DemoClock, liveThrough } from './week.ts';
