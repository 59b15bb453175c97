import { sandbox } from 'sdk/sandbox'

export const createDev = async () => (await sandbox.createSandbox(null, { name: 'dev' })).data
