import './settings.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type GatewaySettings, settingsQuery } from '../../api/settings.ts';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { AboutView } from './about-view.tsx';
import { AlertsView } from './alerts-view.tsx';
import { ConfigurationView } from './configuration-view.tsx';
import { ContentView } from './content-view.tsx';
import { GeneralView } from './general-view.tsx';
import { RoutingView } from './routing-view.tsx';
import { SignInView } from './sign-in-view.tsx';
import { TracingView } from './tracing-view.tsx';
import { VIEWS, type ViewName, viewOf } from './views.ts';

const route = getRouteApi('/app/settings');

/** How the gateway is set up, part by part. What stands in its file is changed there, and said to be. */
export function SettingsPage() {
  const view = viewOf(route.useSearch().view);
  const { data: settings, error } = useQuery(settingsQuery);
  if (error && !settings) throw error;
  return (
    <main className="main page-settings" id="main">
      <header className="page-head">
        <h1>Settings</h1>
        <div className="acts">
          <Link className="btn" to="/audit">
            <Icon name="shield" />
            Audit log
          </Link>
        </div>
      </header>
      <Tabs
        label="Parts of the settings"
        current={view}
        items={Object.entries(VIEWS).map(([name, label]) => ({
          name,
          label,
          to: '/settings',
          search: (before: object) => ({ ...before, view: name === 'general' ? undefined : name }),
        }))}
      />
      {!useMayManage() && <Notice>You see all settings and change none: your role looks after things only.</Notice>}
      {error && <Notice kind="bad">{error.message}</Notice>}
      {settings ? VIEW[view](settings) : <div className="inset skeleton" />}
    </main>
  );
}

const VIEW: Record<ViewName, (settings: GatewaySettings) => ReactNode> = {
  general: (settings) => <GeneralView settings={settings} />,
  'sign-in': ({ sign_in }) => <SignInView signIn={sign_in} />,
  tracing: () => <TracingView />,
  content: ({ content }) => <ContentView content={content} />,
  routing: ({ routing }) => <RoutingView routing={routing} />,
  alerts: (settings) => <AlertsView settings={settings} />,
  configuration: ({ configuration }) => <ConfigurationView configuration={configuration} />,
  about: (settings) => <AboutView settings={settings} />,
};
