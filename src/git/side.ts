// A merge and statements that came with it in; the commits that wrote them, among those that were merged, out.

import { told, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { askGit } from './process.ts';
import { Standing, Texts, type Search } from './standing.ts';
import { filesOf, MOST_VERSIONS, tooLong, type Step } from './trunk.ts';

/** Parents by commit: only commits that changed something at the paths, and merges; the latest first. */
type Graph = ReadonlyMap<string, readonly string[]>;

/** @returns nothing for a statement that no merged commit wrote: the merge itself did, or brought back what had been taken out */
export async function writersIn(
  open: Open,
  { parents: [first, ...merged] }: Pick<Step, 'parents'>,
  search: Search,
): Promise<Told<ReadonlyMap<string, readonly string[]>>> {
  const writers = new Map<string, readonly string[]>();
  for (const parent of first === undefined ? [] : merged) {
    const graph = await graphOf(open, [parent, `^${first}`], search.paths);
    if (!graph.told) return graph;
    const versions = await versionsOf(open, graph.value, search);
    if (!versions.told) return versions;
    for (const statement of search.wanted) {
      const found = walk(graph.value, versions.value, statement);
      if (found.size > 0) writers.set(statement, [...new Set([...(writers.get(statement) ?? []), ...found])]);
    }
  }
  return told(writers);
}

async function graphOf({ objects }: Open, range: readonly string[], paths: readonly string[]): Promise<Told<Graph>> {
  const how = ['--topo-order', '--full-history', '--parents', `--max-count=${MOST_VERSIONS + 1}`];
  const answer = await askGit(objects, ['rev-list', ...how, ...range, '--', ...paths]);
  if (!answer.told) return answer;
  const rows = answer.value.split('\n').filter(Boolean);
  if (rows.length > MOST_VERSIONS) return tooLong();
  return told(
    new Map(
      rows.map((row) => {
        const [commit = '', ...parents] = row.split(' ');
        return [commit, parents];
      }),
    ),
  );
}

/** What stands in each commit of the graph, and in those that it grew from. */
async function versionsOf(open: Open, graph: Graph, search: Search): Promise<Told<ReadonlyMap<string, Standing>>> {
  const texts = new Texts(open, search);
  const versions = new Map<string, Standing>();
  for (const commit of new Set([...graph.keys(), ...[...graph.values()].flat()])) {
    const files = await filesOf(open, commit, search.paths);
    if (!files.told) return files;
    const read = await (versions.size === 0 ? texts.loadTip(files.value.values()) : texts.load(files.value.values()));
    if (!read.told) return read;
    const standing = new Standing(texts);
    for (const oid of files.value.values()) standing.add(oid);
    versions.set(commit, standing);
  }
  return told(versions);
}

/** Back from the top, as long as the statement stands or may stand. */
function walk(graph: Graph, versions: ReadonlyMap<string, Standing>, statement: string): ReadonlySet<string> {
  const mayStand = (commit: string): boolean => {
    const version = versions.get(commit);
    return version !== undefined && (version.stands(statement) || version.isUnclear);
  };
  const [top] = graph.keys();
  const open = top !== undefined && mayStand(top) ? [top] : [];
  const [seen, writers] = [new Set<string>(), new Set<string>()];
  for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
    if (seen.has(commit)) continue;
    seen.add(commit);
    const parents = graph.get(commit);
    if (parents === undefined) continue;
    if (!parents.some((parent) => versions.get(parent)?.stands(statement))) writers.add(commit);
    open.push(...parents.filter(mayStand));
  }
  return writers;
}
