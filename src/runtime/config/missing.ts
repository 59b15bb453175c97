/** What an error says about something the environment lacks. */
export const missing = 'is missing in this environment; load a polyfill'
