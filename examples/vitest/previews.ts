import { isApiError, type SandboxClient, sandbox } from 'sdk/sandbox'

/** Creates a fresh sandbox for a pull request, with its reviewers in it. */
export async function openPreview(
  pullRequest: number,
  reviewers: string[],
  client: SandboxClient = sandbox,
): Promise<string> {
  const name = `pr-${pullRequest}`
  const { data: sandboxes } = await client.listSandboxes()
  const there = sandboxes.some(({ sandbox_name }) => sandbox_name === name)
  const { data } = there
    ? await client.refreshSandbox({ name })
    : await client.createSandbox(null, { name, description: `Preview of #${pullRequest}` })
  await client.addUsersToSandbox({ name }, { users: reviewers })
  return data.id ?? name
}

/** Deletes the sandbox of a pull request; returns false if it is already gone. */
export async function closePreview(pullRequest: number, client: SandboxClient = sandbox): Promise<boolean> {
  try {
    await client.deleteSandbox({ name: `pr-${pullRequest}` })
    return true
  } catch (error) {
    if (isApiError(error, 404)) return false
    throw error
  }
}
