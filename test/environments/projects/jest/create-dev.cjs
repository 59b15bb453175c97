const { sandbox } = require('sdk/sandbox')

exports.createDev = async () => (await sandbox.createSandbox(null, { name: 'dev' })).data
