/** A document with a thousand operations in fifty tags, whose responses share four hundred schemas. */
export function syntheticDocument(operations = 1000, schemas = 400): object {
  const paths: Record<string, object> = {}
  for (let index = 0; index < operations; index++) {
    const isChange = index % 3 === 0
    paths[`/areas/${index % 50}/things${index}/{id}`] = {
      [isChange ? 'post' : 'get']: {
        operationId: `${isChange ? 'change' : 'get'}Thing${index}`,
        summary: `What thing ${index} is.`,
        tags: [`area ${index % 50}`],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
        ],
        ...(isChange && { requestBody: { required: true, content: json(ref(index % schemas)) } }),
        responses: {
          200: { description: 'Yes.', content: json({ type: 'array', items: ref(index % schemas) }) },
          404: { description: 'No.', content: json({ $ref: '#/components/schemas/Problem' }) },
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Synthetic', version: '1' },
    servers: [{ url: 'https://synthetic.example.org' }],
    paths,
    components: { schemas: { Problem: problem, ...schemasOf(schemas) } },
  }
}

/** Schemas that refer to others, three levels deep. */
function schemasOf(count: number): Record<string, object> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `Thing${index}`,
      {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string', readOnly: true },
          name: { type: 'string', description: 'What it is called.' },
          state: { enum: ['new', 'running', 'gone'] },
          sizes: { type: 'array', items: { type: 'number' } },
          ...(index % 4 ? { next: ref(index - 1) } : {}),
        },
      },
    ]),
  )
}

const ref = (index: number) => ({ $ref: `#/components/schemas/Thing${index}` })
const json = (schema: object) => ({ 'application/json': { schema } })
const problem = { type: 'object', properties: { detail: { type: 'string' } } }
