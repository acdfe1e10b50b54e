/** What the settings are told in, one part at a time. */
export const VIEWS = {
  general: 'General',
  'sign-in': 'Sign-in',
  tracing: 'Tracing',
  content: 'Content and retention',
  routing: 'Routing',
  alerts: 'Alerts',
  configuration: 'Configuration',
  about: 'About',
} as const;

export type ViewName = keyof typeof VIEWS;

export const viewOf = (name: string | undefined): ViewName =>
  name !== undefined && Object.hasOwn(VIEWS, name) ? (name as ViewName) : 'general';
