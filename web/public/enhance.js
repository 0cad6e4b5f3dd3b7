// Small conveniences on pages that are complete without script.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', () => {
    for (const button of form.querySelectorAll('button[type=submit]')) button.setAttribute('aria-busy', 'true')
  })
}
// What another page kept on this device is offered, and sent only when its button is pressed.
const kept = (key) => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
for (const part of document.querySelectorAll('[data-storage-shown]')) part.hidden = !kept(part.dataset.storageShown)
for (const input of document.querySelectorAll('input[data-storage]')) input.value = kept(input.dataset.storage) ?? ''
