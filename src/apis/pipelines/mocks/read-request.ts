import type { SandboxRequestInput } from '../types.gen.ts'

const categories = ['APP_DEVELOPER_ACCOUNT', 'BLUEPRINT_SANDBOX', 'OTHER'] as const

/**
 * Reads a sandbox request, or returns the problem with it. Read-only fields are ignored, as in JSON Schema; whether
 * the server does so is unknown.
 */
export function readRequest(body: unknown): SandboxRequestInput | string {
  const fields = body as Record<string, unknown>
  for (const name of ['fullname', 'company_name', 'position', 'email', 'sandbox_usecase']) {
    if (typeof fields[name] !== 'string') return `${name} is not a string`
  }
  const { email, connected_to_existing_epilot_customer: connected } = fields
  if (!/^[^\s@]+@[^\s@]+$/.test(String(email))) return 'email is not an email address'
  if (typeof connected !== 'boolean') return 'connected_to_existing_epilot_customer is not a boolean'
  const category = categories.find((each) => each === fields.sandbox_request_category)
  if (fields.sandbox_request_category !== undefined && !category) {
    return `sandbox_request_category is none of ${categories.join(', ')}`
  }
  return {
    fullname: String(fields.fullname),
    company_name: String(fields.company_name),
    position: String(fields.position),
    email: String(email),
    sandbox_usecase: String(fields.sandbox_usecase),
    connected_to_existing_epilot_customer: connected,
    ...(category && { sandbox_request_category: category }),
  }
}
