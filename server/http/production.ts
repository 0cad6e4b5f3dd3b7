import process from 'node:process'

/** React picks its slow development build unless this is set before it is first loaded: import this module first. */
process.env['NODE_ENV'] ??= 'production'
