import { Link } from '@tanstack/react-router';
import { State } from '../../kit/state.tsx';

/** The way to the first answer; each step ticks itself. */
export function FirstSteps({ hasAgent, hasKey, hasCall }: { hasAgent: boolean; hasKey: boolean; hasCall: boolean }) {
  return (
    <ol className="first-steps">
      <li>
        <State kind={hasAgent ? 'ok' : 'running'}>{hasAgent ? 'done' : 'first'}</State>
        <Link className="textlink" to="/agents/new">
          Add an agent
        </Link>
        <span className="ink-2">by its address; its card says the rest.</span>
      </li>
      <li>
        <State kind={hasKey ? 'ok' : 'running'}>{hasKey ? 'done' : 'then'}</State>
        <Link className="textlink" to="/keys">
          Make a key
        </Link>
        <span className="ink-2">for whoever calls it.</span>
      </li>
      <li>
        <State kind={hasCall ? 'ok' : 'running'}>{hasCall ? 'done' : 'then'}</State>
        <Link className="textlink" to="/playground">
          Send a message
        </Link>
        <span className="ink-2">and see it here.</span>
      </li>
    </ol>
  );
}
