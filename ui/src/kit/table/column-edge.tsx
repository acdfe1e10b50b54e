import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { MAX_WIDTH, MIN_WIDTH, within } from './table-look.ts';

const KEY_STEP_PX = 16;

/** A column as wide as it was made: what does not fit is cut off. @param width pixels; undefined for what it needs */
export const sized = (width: number | undefined) =>
  width === undefined ? undefined : { width, minWidth: width, maxWidth: width };

interface ColumnEdgeProps {
  label: string;
  /** Pixels; undefined while the column is as wide as it needs. */
  width: number | undefined;
  /** @param isDone false while the edge is still held */
  onResize: (width: number | undefined, isDone: boolean) => void;
}

/** The edge of a column's head, which is moved by hand or by the arrow keys. */
export function ColumnEdge({ label, width, onResize }: ColumnEdgeProps) {
  const held = useRef<{ x: number; from: number } | null>(null);
  const widthOf = (edge: HTMLElement) => width ?? edge.parentElement?.offsetWidth ?? MIN_WIDTH;
  const at = ({ clientX }: PointerEvent) => held.current && within(held.current.from + clientX - held.current.x);
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -KEY_STEP_PX, ArrowRight: KEY_STEP_PX }[event.key];
    if (step !== undefined) onResize(within(widthOf(event.currentTarget) + step), true);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <span
      className="edge"
      role="separator"
      tabIndex={0}
      aria-label={`Width of ${label}`}
      aria-orientation="vertical"
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={MAX_WIDTH}
      aria-valuenow={width ?? MIN_WIDTH}
      title="Drag for another width; double-click for what it needs"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { x: event.clientX, from: widthOf(event.currentTarget) };
      }}
      onPointerMove={(event) => {
        const next = at(event);
        if (next !== null) onResize(next, false);
      }}
      onPointerUp={(event) => {
        const next = at(event);
        if (next !== null && event.clientX !== held.current?.x) onResize(next, true);
        held.current = null;
      }}
      onDoubleClick={() => onResize(undefined, true)}
      onKeyDown={press}
    />
  );
}
