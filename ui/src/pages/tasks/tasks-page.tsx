import './tasks.css';
import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from '../../kit/tabs.tsx';
import { usePageKeys } from '../../shell/use-page-keys.ts';
import { walkLinks } from '../calls/use-call-keys.ts';
import { DeliveriesView } from './deliveries-view.tsx';
import { TaskDrawer } from './task-drawer.tsx';
import { TasksView } from './tasks-view.tsx';
import { useTaskChanges } from './use-task-changes.ts';

const route = getRouteApi('/app/tasks');

/** Every task of every agent, and every notification about one; with the task that is open beside them. */
export function TasksPage() {
  const { view = 'tasks', task, of } = route.useSearch();
  const navigate = route.useNavigate();
  const isOpen = task !== undefined && of !== undefined;
  const close = () => void navigate({ search: (before) => ({ ...before, task: undefined, of: undefined }) });
  useTaskChanges();
  usePageKeys({ j: () => walkLinks(1), k: () => walkLinks(-1) });
  return (
    <main className="main fixed page-tasks" id="main">
      <div className={isOpen ? 'with-drawer' : 'alone'}>
        <section className="list" aria-label={view === 'deliveries' ? 'Deliveries' : 'Tasks'}>
          <header className="page-head">
            <h1>Tasks</h1>
            <p className="small">what agents work on, and who is told about it</p>
          </header>
          <Tabs
            label="Tasks and deliveries"
            current={view}
            items={[
              { name: 'tasks', label: 'Tasks', to: '/tasks', search: {} },
              { name: 'deliveries', label: 'Deliveries', to: '/tasks', search: { view: 'deliveries' } },
            ]}
          />
          {view === 'deliveries' ? <DeliveriesView /> : <TasksView />}
        </section>
        {isOpen && <TaskDrawer key={`${of} ${task}`} agent={of} id={task} onClose={close} />}
      </div>
    </main>
  );
}
