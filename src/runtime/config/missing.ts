/** What an error says of something that the environment lacks. */
export const missing = 'is missing in this environment; load a polyfill'
