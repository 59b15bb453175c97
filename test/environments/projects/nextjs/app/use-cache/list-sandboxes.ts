import { cacheLife, cacheTag } from 'next/cache'
import { sandbox } from '../sandbox'

export async function listSandboxes() {
  'use cache'
  cacheLife('hours')
  cacheTag('sandboxes')
  return (await sandbox.listSandboxes()).data
}
