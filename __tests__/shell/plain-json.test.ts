import { getOctokit } from '@actions/github'
import { expect, test } from 'vitest'
import { readPlainJson } from '../../src/shell/github/plain-json.ts'

function answering(body: string | Uint8Array<ArrayBuffer> | null, init: ResponseInit): ReturnType<typeof getOctokit> {
  const octokit = getOctokit('token', { request: { fetch: () => Promise.resolve(new Response(body, init)) } })
  readPlainJson(octokit)
  return octokit
}

const json = { 'content-type': 'application/json; charset=utf-8' }

test.each([
  ['an object', '{"id":35000000001,"name":"é"}', json, { id: 35_000_000_001, name: 'é' }],
  ['a list', '[1,2]', json, [1, 2]],
  ['what only says that it is JSON', '<html>', json, '<html>'],
  ['text', 'a log', { 'content-type': 'text/plain' }, 'a log'],
  ['text by its character set', '@@', { 'content-type': 'application/vnd.github.diff; charset=utf-8' }, '@@'],
])('%s is read', async (_, body, headers, data) => {
  expect((await answering(body, { headers }).request('GET /x')).data).toEqual(data)
})

test('other content stays as it is', async () => {
  const response: { readonly data: unknown } = await answering(new Uint8Array([0, 255]), {
    headers: { 'content-type': 'application/octet-stream' },
  }).request('GET /x')
  expect(response.data).toEqual(new Uint8Array([0, 255]).buffer)
})

test('an answer without content is empty', async () => {
  expect((await answering(null, { status: 204 }).request('DELETE /x')).data).toBe('')
  expect((await answering(null, { status: 202 }).request('POST /x')).data).toBe('')
})

test("a refusal keeps its status and GitHub's words", async () => {
  await expect(answering('{"message":"Bad credentials"}', { status: 401, headers: json }).request('GET /x')).rejects.toMatchObject({
    status: 401,
    message: 'Bad credentials',
  })
})

test('GraphQL is read, and its errors are', async () => {
  expect(await answering('{"data":{"viewer":{"login":"maria"}}}', { headers: json }).graphql('{viewer{login}}')).toEqual({
    viewer: { login: 'maria' },
  })
  await expect(answering('{"data":null,"errors":[{"message":"Not found"}]}', { headers: json }).graphql('{viewer{login}}')).rejects.toThrow(
    'Not found',
  )
})
