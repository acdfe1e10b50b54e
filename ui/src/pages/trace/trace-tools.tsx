import { Button } from '../../kit/button.tsx';
import { FindInTrace } from './find-in-trace.tsx';

interface TraceToolsProps {
  wanted: string;
  found: readonly string[] | undefined;
  onText: (text: string) => void;
  onNextFound: () => void;
  cost: 'own' | 'total';
  onCost: (cost: 'own' | 'total') => void;
  hasFailures: boolean;
  onNextFailure: () => void;
  onCostliest: () => void;
  onFit: () => void;
}

/** What finds a call in the tree, and which cost is told beside it. */
export function TraceTools(props: TraceToolsProps) {
  const { cost, onCost } = props;
  return (
    <div className="trace-tools">
      <FindInTrace text={props.wanted} found={props.found} onText={props.onText} onNext={props.onNextFound} />
      <span className="seg tiny">
        <button type="button" aria-pressed={cost === 'own'} onClick={() => onCost('own')}>
          Own
        </button>
        <button type="button" aria-pressed={cost === 'total'} onClick={() => onCost('total')}>
          Total
        </button>
      </span>
      <span className="push row jumps">
        <Button look="quiet" size="small" disabled={!props.hasFailures} onClick={props.onNextFailure}>
          Next error<kbd>e</kbd>
        </Button>
        <Button look="quiet" size="small" onClick={props.onCostliest}>
          Costliest<kbd>c</kbd>
        </Button>
        <Button look="quiet" size="small" icon="fit" aria-label="Fit, f" onClick={props.onFit} />
      </span>
    </div>
  );
}
