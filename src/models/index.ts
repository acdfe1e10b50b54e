export { type SeenAnswer, seeAnswer } from './answer.ts';
export { costOfModel, isFree, type ModelCost } from './cost.ts';
export type { ModelDeployment } from './deployment.ts';
export { createPricer, type Pricer } from './pricer.ts';
export { createModelRegistry, type Model, type ModelRegistry } from './registry.ts';
export { type ModelRequest, readModelRequest } from './request.ts';
export { createModelRouter, type ModelRouter } from './router.ts';
export { type AskModel, createModelUpstream } from './upstream.ts';
export { type ModelUsage, mergeUsage } from './usage.ts';
