import type { AuditEntry } from '../../api/audit.ts';
import { isOurId, shortId } from '../../format/id.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { CopyId } from '../../kit/copy-id.tsx';
import { Icon } from '../../kit/icon.tsx';
import { JsonView } from '../../kit/json-view.tsx';

/** One change: who made it, and how the thing looked before and after. */
export function EntryDrawer({
  entry,
  name,
  onClose,
}: {
  entry: AuditEntry;
  /** What its target is called, if that is still known. */
  name: string | undefined;
  onClose: () => void;
}) {
  const { action, actor, at, target, address, request_id, times, before, after, seq, hash } = entry;
  return (
    <aside className="drawer" aria-label={`Entry ${seq}`}>
      <header className="drawer-head">
        <div className="row">
          <Icon name="shield" />
          <h2>{action}</h2>
          <Button look="quiet" icon="x" className="push" aria-label="Close" onClick={onClose} />
        </div>
      </header>
      <div className="drawer-body">
        <div className="block lead">
          <dl className="kv">
            <dt>Who</dt>
            <dd>
              {[actor.name, actor.user_id !== actor.name && actor.user_id, actor.team_id].filter(Boolean).join(', ')}
            </dd>
            <dt>When</dt>
            <dd>
              {exact(Date.parse(at))}
              {times > 1 && `, ${times} times`}
            </dd>
            <dt>To what</dt>
            <dd>
              {name !== undefined && <p>{name}</p>}
              {target === null ? (
                'nothing in particular'
              ) : (
                <Copy text={target}>{isOurId(target) ? shortId(target) : target}</Copy>
              )}
            </dd>
            <dt>From</dt>
            <dd className="mono">{address ?? 'the gateway itself'}</dd>
            <dt>Request</dt>
            <dd>{request_id === null ? '—' : <CopyId id={request_id} />}</dd>
            <dt>Entry</dt>
            <dd className="mono">
              {seq}, {hash.slice(0, 16)}…
            </dd>
          </dl>
        </div>
        {(
          [
            ['Before', before],
            ['After', after],
          ] as const
        ).map(([title, look]) => (
          <div key={title}>
            <div className="sec-head">
              <h3>{title}</h3>
              {look === null && <span className="note">nothing</span>}
            </div>
            {look !== null && (
              <div className="block">
                <JsonView value={look} label={title} />
              </div>
            )}
          </div>
        ))}
      </div>
    </aside>
  );
}
