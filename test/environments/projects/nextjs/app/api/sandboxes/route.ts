import { revalidateTag } from 'next/cache'
import { isApiError } from 'sdk'
import { sandbox } from '../../sandbox'

export async function POST(request: Request) {
  try {
    const { data } = await sandbox.createSandbox(null, await request.json())
    revalidateTag('sandboxes', { expire: 0 })
    return Response.json(data, { status: 201 })
  } catch (error) {
    if (!isApiError(error)) throw error
    return Response.json({ issues: error.issues }, { status: error.status })
  }
}
