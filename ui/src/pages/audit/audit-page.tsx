import './audit.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type AuditEntry, type AuditFilter, auditQuery } from '../../api/audit.ts';
import { isOurId, shortId } from '../../format/id.ts';
import { clock, day, exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { State, type StateKind } from '../../kit/state.tsx';
import { useRange } from '../../shell/use-range.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { ProofButton } from './proof-button.tsx';
import { useNames } from './use-names.ts';

const route = getRouteApi('/app/audit');
const COLUMNS = 5;

const OUTCOMES: Record<AuditEntry['outcome'], { kind: StateKind; label: string }> = {
  done: { kind: 'ok', label: 'done' },
  begun: { kind: 'running', label: 'begun' },
  failed: { kind: 'error', label: 'failed' },
  denied: { kind: 'refused', label: 'denied' },
};

/** Who changed what, and what was refused. */
export function AuditPage() {
  const { entry: openSeq, ...chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const { since } = useRange();
  const nameOf = useNames();
  const filter = filterOf(chosen, since);
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(auditQuery(filter));
  if (error && !data) throw error;

  const entries = data?.pages.flatMap((page) => page.entries);
  const open = entries?.find(({ seq }) => String(seq) === openSeq);
  const choose = (changes: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) });
  return (
    <main className="main fixed page-audit" id="main">
      <div className={open ? 'with-drawer' : 'alone'}>
        <section className="list" aria-label="Audit log">
          <header className="page-head">
            <h1>Audit</h1>
            <div className="acts">
              <ProofButton />
            </div>
          </header>
          <Chips chosen={chosen} onChange={choose} />
          {entries?.length === 0 ? (
            <Empty title="Nothing was changed in this time range">
              <p>Every change and every refusal stands here, with who, what, before and after.</p>
            </Empty>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
            <section className="scroll" aria-label="Entries" tabIndex={0}>
              <table className="table">
                <thead>
                  <tr>
                    <th>Time ↓</th>
                    <th>Who</th>
                    <th>What</th>
                    <th className="target">To what</th>
                    <th>Outcome</th>
                  </tr>
                </thead>
                <tbody>
                  {!entries && <SkeletonRows rows={12} columns={COLUMNS} />}
                  {entries?.map((entry) => (
                    <EntryRow
                      key={entry.seq}
                      entry={entry}
                      name={nameOf(entry.target)}
                      isOpen={entry === open}
                      onFilter={choose}
                    />
                  ))}
                </tbody>
              </table>
              {hasNextPage && (
                <div className="inset older">
                  <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
                    Older entries
                  </Button>
                </div>
              )}
            </section>
          )}
        </section>
        {open && <EntryDrawer entry={open} name={nameOf(open.target)} onClose={() => choose({ entry: undefined })} />}
      </div>
    </main>
  );
}

type Chosen = Partial<Record<'action' | 'actor' | 'target' | 'outcome', string>>;

function filterOf({ outcome, ...texts }: Chosen, since: number | undefined): AuditFilter {
  return {
    ...texts,
    ...(isOutcome(outcome) && { outcome }),
    ...(since !== undefined && { since }),
  };
}

const isOutcome = (text: string | undefined): text is AuditEntry['outcome'] =>
  text !== undefined && Object.hasOwn(OUTCOMES, text);

function EntryRow({
  entry: { seq, at, actor, action, target, outcome, error_code },
  name,
  isOpen,
  onFilter,
}: {
  entry: AuditEntry;
  name: string | undefined;
  isOpen: boolean;
  onFilter: (changes: Chosen) => void;
}) {
  const time = Date.parse(at);
  const { kind, label } = OUTCOMES[outcome];
  return (
    <tr aria-selected={isOpen}>
      <td className="mono">
        <Link to="/audit" search={(before) => ({ ...before, entry: String(seq) })} title={exact(time)}>
          <span className="ink-3">{day(time, Date.now())}</span> {clock(time)}
        </Link>
      </td>
      <td>
        <button type="button" className="textlink" onClick={() => onFilter({ actor: actor.name })}>
          {actor.name}
        </button>
      </td>
      <td>
        <button type="button" className="textlink" onClick={() => onFilter({ action })}>
          {action}
        </button>
      </td>
      <td className={name === undefined ? 'mono clip target' : 'clip target'} title={target ?? undefined}>
        {name ?? (target && isOurId(target) ? shortId(target) : target)}
      </td>
      <td>
        <State kind={kind} title={error_code ?? undefined}>
          {error_code ?? label}
        </State>
      </td>
    </tr>
  );
}

function Chips({
  chosen,
  onChange,
}: {
  chosen: Chosen;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  return (
    <div className="filters band">
      <label className="row">
        <span className="ink-3 small">Outcome</span>
        <select
          className="input small quiet"
          value={chosen.outcome ?? ''}
          onChange={(event) => onChange({ outcome: event.target.value || undefined })}
        >
          <option value="">any</option>
          {Object.keys(OUTCOMES).map((outcome) => (
            <option key={outcome}>{outcome}</option>
          ))}
        </select>
      </label>
      {(['actor', 'action', 'target'] as const).map(
        (name) =>
          chosen[name] !== undefined && (
            <button key={name} type="button" className="chip" onClick={() => onChange({ [name]: undefined })}>
              <span>{name} is</span>
              <b>{chosen[name]}</b>
              <span aria-hidden="true">×</span>
            </button>
          ),
      )}
    </div>
  );
}
