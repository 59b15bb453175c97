'use server'

import { revalidatePath } from 'next/cache'
import { isApiError } from 'sdk'
import { sandbox } from './sandbox'

export async function create(_: string[], form: FormData): Promise<string[]> {
  try {
    await sandbox.createSandbox(null, { name: `${form.get('name')}` })
  } catch (error) {
    if (!isApiError(error, 422)) throw error
    return error.issues.map(({ message }) => message)
  }
  revalidatePath('/')
  return []
}
