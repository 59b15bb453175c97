import { cache } from 'react'
import { sandbox } from '../../sandbox'

export const listSandboxes = cache(async () => (await sandbox.listSandboxes()).data)
