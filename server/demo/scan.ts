/** Stands for every scanned document of invented people: a small grey PNG, 8 × 8. */
export const scan = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR4nGPYBwUMlDEArqIvgeY3gj8AAAAASUVORK5CYII=', 'base64')
