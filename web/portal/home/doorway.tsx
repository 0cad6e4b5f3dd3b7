/** The drawing beside the question: a doorway whose steps are a ruler of points, the threshold at sixty; without the ruler where no points are counted. Decoration. */
export function Doorway({ ruler = true }: { readonly ruler?: boolean }) {
  return (
    <svg className="doorway" viewBox="0 0 360 320" aria-hidden="true" focusable="false">
      <path className="dw-light" d="M144 50H268V292L332 318H116L144 292Z" />
      <path className="dw-step" d="M84 296H348" />
      <path className="dw-frame" d="M116 44H296M138 44V292M274 44V292" />
      <path className="dw-leaf" d="M143 50 208 74V314L143 292Z" />
      <path className="dw-panel" d="M156 80 195 93V170L156 163ZM156 184 195 192V284L156 272Z" />
      <circle className="dw-knob" cx="200" cy="184" r="4.5" />
      {ruler && <g className="dw-ruler">
        {[0, 10, 20, 30, 40, 50, 60].map((points) => {
          const y = 296 - points * 4.2
          return (
            <g key={points} className={points === 60 ? 'dw-gate' : undefined}>
              <path d={`M${points % 20 === 0 ? 56 : 66} ${y}H84`} />
              {points % 20 === 0 && <text x="48" y={y + 6} textAnchor="end">{points}</text>}
            </g>
          )
        })}
        <path d="M84 296V44" />
        <path className="dw-reach" d="M84 44H110" />
      </g>}
    </svg>
  )
}
