const { casesOf } = require('environment-suite')
const sdk = require('sdk')
const sandbox = require('sdk/sandbox')
const mocks = require('sdk/sandbox/mocks')

const place = JSON.parse(process.env.PLACE)

it.each(casesOf({ sdk, sandbox, mocks, place }))('%s', (_, run) => run(), 20_000)
