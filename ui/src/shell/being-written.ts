/** Fields of forms in which somebody wrote, and which may still be there. */
const written = new Set<Element>();

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLElement) || target.closest('form, [role="dialog"]') === null) return;
  forgetWhatIsGone();
  written.add(target);
});

/** Whether the page holds what somebody wrote: it would be lost with the page. */
export function isBeingWritten(): boolean {
  forgetWhatIsGone();
  return written.size > 0;
}

function forgetWhatIsGone(): void {
  for (const field of written) if (!field.isConnected) written.delete(field);
}
