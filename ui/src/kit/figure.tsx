interface FigureProps {
  label: string;
  value: string;
  unit?: string;
  /** Beside the first, such as a higher percentile. */
  second?: string;
  secondUnit?: string;
  says: string;
}

/** One of the few big numbers. */
export function Figure({ label, value, unit = '', second, secondUnit, says }: FigureProps) {
  return (
    <div className="figure">
      <h2>{label}</h2>
      <strong>
        {value}
        {unit !== '' && <small>{unit}</small>}
        {second !== undefined && (
          <>
            <i />
            {second}
            <small>{secondUnit}</small>
          </>
        )}
      </strong>
      <p>{says}</p>
    </div>
  );
}
