// Names of teams in; which of them an account is in, as GitHub says today, out. A token that may not see a team makes nobody a
// member of it, and that is said.

import type { Warning } from '../model/fault.ts';
import { textAt } from './answer.ts';
import type { GitHub } from './api.ts';

/** @returns of the named teams those that the token may see @param teams `org/team` */
export async function visibleTeams(
  github: GitHub,
  teams: readonly string[],
): Promise<{ readonly visible: readonly string[]; readonly warnings: readonly Warning[] }> {
  const [visible, warnings]: [string[], Warning[]] = [[], []];
  for (const team of new Set(teams)) {
    const answer = await github.get(pathOf(team));
    if (answer.ok && answer.value !== null) visible.push(team);
    else {
      const why = answer.ok ? '404: no such team, or the token may not see it' : (answer.faults[0]?.what ?? '');
      warnings.push({ what: `nobody counts as a member of @${team}: ${why}`, where: `GitHub ${pathOf(team)}` });
    }
  }
  return { visible, warnings };
}

/** @param visible teams that the token may see @returns those that the account is an active member of, also through a team below */
export async function teamsOf(
  github: GitHub,
  visible: readonly string[],
  login: string,
): Promise<{ readonly teams: readonly string[]; readonly warnings: readonly Warning[] }> {
  const [teams, warnings]: [string[], Warning[]] = [[], []];
  for (const team of visible) {
    const path = `${pathOf(team)}/memberships/${encodeURIComponent(login)}`;
    const answer = await github.get(path);
    if (!answer.ok)
      warnings.push({ what: `${login} does not count as a member of @${team}: ${answer.faults[0]?.what ?? ''}`, where: `GitHub ${path}` });
    else if (textAt(answer.value, 'state') === 'active') teams.push(team);
  }
  return { teams, warnings };
}

function pathOf(team: string): string {
  const [org = '', name = ''] = team.split('/');
  return `/orgs/${encodeURIComponent(org)}/teams/${encodeURIComponent(name)}`;
}
