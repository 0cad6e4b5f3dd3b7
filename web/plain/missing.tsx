/** Any address nothing else answers: a real 404, within the site's frame. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export default function Missing() {
  return null
}
