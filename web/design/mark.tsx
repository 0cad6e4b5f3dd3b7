/**
 * Our mark: a seal cut as a doorway – lintel, posts and one leaf standing open (户 is a door leaf).
 * `/mark.svg` is the same drawing for the browser's tab.
 */
export function Mark({ size = 36 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect className="mark-seal" x="1" y="1" width="46" height="46" rx="9" />
      <path className="mark-cut" d="M10 12.5h28M13.5 12.5V39M34.5 12.5V39" />
      <path className="mark-leaf" d="M17.5 16.5 28 20v19l-10.5-2.6Z" />
      <circle className="mark-knob" cx="25" cy="28.8" r="1.5" />
    </svg>
  )
}
