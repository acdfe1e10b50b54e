/** Rows of the final layout while they are asked for. */
export function SkeletonRows({ rows, columns }: { rows: number; columns: number }) {
  return Array.from({ length: rows }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
    <tr key={row}>
      {Array.from({ length: columns }, (_cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
        <td key={column}>
          <div className="skeleton" style={{ width: `${40 + ((row * 17 + column * 29) % 50)}%` }} />
        </td>
      ))}
    </tr>
  ));
}
