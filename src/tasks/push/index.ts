export type { KnownConfig, PushCaller, PushConfigs, PushFigures, PushNotices, PushRelay } from './contract.ts';
export { type PushConfig, readPushConfig, writePushConfig } from './push-config.ts';
export { createPushRelay } from './push-relay.ts';
export { noSuchReceiver } from './receivers.ts';
export type { Notice } from './record.ts';
