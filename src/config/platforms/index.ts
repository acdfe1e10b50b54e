export type { AdaptedPlatform, PlatformField, PlatformForm, PlatformName } from './form.ts';
export { type PlatformProblem, platformAddress, type RegisteredPlatform, readPlatform } from './read-platform.ts';
export { PLATFORM_FORMS } from './table.ts';
