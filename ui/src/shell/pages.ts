import type { IconName } from '../kit/icon.tsx';

export interface Page {
  to:
    | '/overview'
    | '/agents'
    | '/playground'
    | '/traces'
    | '/calls'
    | '/tasks'
    | '/keys'
    | '/teams'
    | '/users'
    | '/audit'
    | '/models'
    | '/prices'
    | '/usage'
    | '/hub'
    | '/settings';
  label: string;
  icon: IconName;
  /** Behind `g`. */
  key: string;
  group?: string;
  /** Without it, the page would show nothing but a refusal. */
  needs?: 'mayInspect' | 'maySeeTeams';
  /** Shows what is, whatever the time range. */
  isTimeless?: true;
}

/** What the rail leads to. */
export const PAGES: readonly Page[] = [
  { to: '/overview', label: 'Overview', icon: 'overview', key: 'o' },
  { to: '/agents', label: 'Agents', icon: 'agents', key: 'a' },
  { to: '/playground', label: 'Playground', icon: 'playground', key: 'p', isTimeless: true },
  { to: '/traces', label: 'Traces', icon: 'traces', key: 'r' },
  { to: '/calls', label: 'Calls', icon: 'calls', key: 'l' },
  { to: '/tasks', label: 'Tasks', icon: 'tasks', key: 'w' },
  { to: '/keys', label: 'Keys', icon: 'keys', key: 'k', group: 'Access', isTimeless: true },
  { to: '/teams', label: 'Teams', icon: 'teams', key: 't', group: 'Access', needs: 'maySeeTeams', isTimeless: true },
  { to: '/users', label: 'Users', icon: 'users', key: 'u', group: 'Access', needs: 'mayInspect', isTimeless: true },
  { to: '/audit', label: 'Audit', icon: 'shield', key: 'd', group: 'Access', needs: 'mayInspect' },
  { to: '/models', label: 'Models', icon: 'models', key: 'm', group: 'Money' },
  { to: '/prices', label: 'Prices', icon: 'prices', key: 'i', group: 'Money' },
  { to: '/usage', label: 'Usage', icon: 'usage', key: 's', group: 'Money' },
  { to: '/hub', label: 'Hub', icon: 'hub', key: 'h', group: 'Gateway', isTimeless: true },
  {
    to: '/settings',
    label: 'Settings',
    icon: 'settings',
    key: 'c',
    group: 'Gateway',
    needs: 'mayInspect',
    isTimeless: true,
  },
];
