// The contract as OpenAPI 3.1, for other programs: GET /api/openapi.json.

import { z } from 'zod'
import { COMPARISON_FILES, errorBody, noBody, PROCESS_FILES, type Route, routes } from '#api'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const pathOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

const json = (schema: object) => ({ content: { 'application/json': { schema } } })

const pathParameters = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }))

const queryParameters = (route: Route) => {
  const schema = schemaOf(route.query, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    ...{ name, in: 'query', required: schema.required?.includes(name) ?? false, schema: property },
  }))
}

const upload = {
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'array', items: { type: 'string', format: 'binary' } } },
        required: ['file'],
      },
    },
  },
}

const operation = (name: string, route: Route) => ({
  operationId: name,
  summary: route.summary,
  parameters: [...pathParameters(route.path), ...queryParameters(route)],
  ...(route.isUpload ? { requestBody: upload } : {}),
  ...(route.body === noBody ? {} : { requestBody: json(schemaOf(route.body, 'input')) }),
  responses: {
    200: { description: 'Done', ...json(schemaOf(route.response, 'output')) },
    default: {
      description: 'Not done; the code says why',
      ...json({ $ref: '#/components/schemas/Error' }),
    },
  },
  security: route.access === 'signedIn' ? [{ session: [] }] : [],
})

const fileOperation = (name: string) => ({
  operationId: `file ${name}`,
  summary: `The process as ${name}`,
  parameters: pathParameters('/:id'),
  responses: { 200: { description: 'The file' }, 304: { description: 'Unchanged' } },
  security: [{ session: [] }],
})

const chosen = {
  ...{ name: 'process', in: 'query', required: true },
  schema: { type: 'array', items: { type: 'string' } },
}

const comparisonOperation = (form: string, isFamily: boolean) => ({
  operationId: `${isFamily ? 'compareFamilyAs' : 'compareProcessesAs'}.${form}`,
  summary: `${isFamily ? 'The variants of a family' : 'Any 2 to 25 processes'} side by side as ${form}`,
  parameters: isFamily ? pathParameters('/:id') : [chosen],
  responses: { 200: { description: 'The file' } },
  security: [{ session: [] }],
})

export const openApi = (version: string): object => {
  const paths: Record<string, Record<string, object>> = {}
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = pathOf(route.path)
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) }
  }
  for (const name of PROCESS_FILES) {
    paths[`/api/processes/{id}/${name}`] = { get: fileOperation(name) }
  }
  for (const form of COMPARISON_FILES) {
    paths[`/api/families/{id}/comparison.${form}`] = { get: comparisonOperation(form, true) }
    paths[`/api/comparison.${form}`] = { get: comparisonOperation(form, false) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Prozessverbund',
      version,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths,
    components: {
      schemas: { Error: schemaOf(errorBody, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'prozess_session' } },
    },
  }
}
