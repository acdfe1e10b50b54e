/** The brand: a hop strip. */
export function Mark({ width = 28 }: { width?: number }) {
  return (
    <svg className="mark" width={width} height={(width * 12) / 28} viewBox="0 0 28 12" aria-hidden="true">
      <path className="hop-agent" d="M0 1h28v1h-28zM9 0h10v3h-10z" />
      <path className="hop-llm" d="M0 4h8v8h-8zM20 4h8v8h-8z" />
      <path className="hop-tool" d="M9 4h6v8h-6z" />
      <path className="wait" d="M16 4h3v8h-3z" />
    </svg>
  );
}

/** The hatch that waiting is drawn with; once on every page. */
export function Hatch() {
  return (
    <svg className="sprite" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M-1 1 1-1M-1 5 5-1M3 5 5 3" className="hatch" />
        </pattern>
      </defs>
    </svg>
  );
}
