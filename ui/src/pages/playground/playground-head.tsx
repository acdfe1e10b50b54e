import type { Agent } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { SHAPES, type Shape } from './a2a-wires.ts';
import { CopyAs } from './copy-as.tsx';
import { SpeakerPick } from './speaker-pick.tsx';
import type { Setting } from './use-conversation.ts';

interface PlaygroundHeadProps {
  agents: readonly Agent[];
  setting: Setting;
  /** The agent that is told the same. */
  compared: string | undefined;
  /** What a copied program says. */
  words: () => string;
  /** Nothing was said yet. */
  isFresh: boolean;
  onAgent: (name: string) => void;
  onCompare: (name: string | undefined) => void;
  onChange: (changes: Partial<Omit<Setting, 'agent'>>) => void;
  onBegin: () => void;
}

/** To whom one talks, as whom, and like which client. */
export function PlaygroundHead(props: PlaygroundHeadProps) {
  const { agents, setting, compared, words, isFresh, onAgent, onCompare, onChange, onBegin } = props;
  const names = agents.map(({ agent_name }) => agent_name);
  return (
    <header className="pg-head band">
      <h1 className="vh">Playground</h1>
      <label className="pick">
        <span>Agent</span>
        <select value={setting.agent} aria-label="Agent" onChange={(event) => onAgent(event.target.value)}>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label className="pick">
        <span>Compare with</span>
        <select
          value={compared ?? ''}
          aria-label="Compare with"
          onChange={(event) => onCompare(event.target.value || undefined)}
        >
          <option value="">nobody</option>
          {names
            .filter((name) => name !== setting.agent)
            .map((name) => (
              <option key={name}>{name}</option>
            ))}
        </select>
      </label>
      <SpeakerPick value={setting.speaker} onChange={(speaker) => onChange({ speaker })} />
      <span className="seg">
        {(Object.keys(SHAPES) as Shape[]).map((shape) => (
          <button key={shape} type="button" aria-pressed={setting.shape === shape} onClick={() => onChange({ shape })}>
            {SHAPES[shape]}
          </button>
        ))}
      </span>
      <span className="seg">
        <button type="button" aria-pressed={setting.isStreaming} onClick={() => onChange({ isStreaming: true })}>
          Stream
        </button>
        <button type="button" aria-pressed={!setting.isStreaming} onClick={() => onChange({ isStreaming: false })}>
          Send
        </button>
      </span>
      <span className="push row">
        <CopyAs setting={setting} words={words} />
        <Button icon="plus" onClick={onBegin} disabled={isFresh}>
          New context
        </Button>
      </span>
    </header>
  );
}
