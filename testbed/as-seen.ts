/** A comment's Markdown as a person sees it, line by line: without hidden lines and tags, folded parts named by their title. */
export function asSeen(body: string): readonly string[] {
  return body
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<details open><summary>([^<]*)<\/summary>/g, '▾ $1')
    .replace(/<details><summary>([^<]*)<\/summary>[\s\S]*?<\/details>/g, '▸ $1')
    .replace(/<\/?(?:sub|details|summary)>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\n{2,}/g, '\n')
    .trim()
    .split('\n')
}
