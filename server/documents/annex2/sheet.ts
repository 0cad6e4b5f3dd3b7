/** A4 with the margins of the form, in points. */
export const PAGE = { width: 595.28, height: 841.89 }
export const LEFT = 48
export const TOP = 44
export const WIDTH = PAGE.width - 2 * LEFT
/** Where the foot stands, below everything. */
export const FOOT = PAGE.height - 36
