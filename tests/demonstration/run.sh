#!/usr/bin/env bash
# A newsroom's repository from its first day: tests/demonstration/run.sh COPYDESK_REPOSITORY VENV_BIN SCRATCH
# It adopts copydesk on an archive with old damage, and then everything is used for real: baseline, hooks, --diff, --fix and the
# shell steps of action.yml as they stand, on a clone as shallow as the one actions/checkout makes.
set -euo pipefail
repository=$(cd "$1" && pwd) bin=$(cd "$2" && pwd) scratch=$3
rm -rf "$scratch" && mkdir -p "$scratch" && scratch=$(cd "$scratch" && pwd)
desk=$scratch/desk log=$scratch/log.txt
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export PATH="$bin:$PATH"

say() { printf '\n-- %s\n' "$*"; }
fail() { printf 'demonstration: %s\n' "$*" >&2; if [ -f "$log" ]; then cat "$log" >&2; fi; exit 1; }
expect() { # expect CODE COMMAND...: the command ends with that code; its output is left in the log
  local wanted=$1 got=0
  shift
  "$@" > "$log" 2>&1 || got=$?
  [ "$got" = "$wanted" ] || fail "'$*' ended with $got, not $wanted"
}
says() { grep -qF -- "$1" "$log" || fail "nothing says '$1'"; }
silent() { if grep -qF -- "$1" "$log"; then fail "'$1' should not be there"; fi; }

say "an archive, with damage that nobody noticed at the time"
git init --quiet --initial-branch main "$desk" && cd "$desk"
git config user.email desk@newsroom.example && git config user.name Desk && git config commit.gpgsign false
mkdir -p content/archive
cp "$repository"/tests/articles/{lighthouse-keeper.md,market-interview.txt} content/
cp "$repository"/tests/articles/harbour-wall.txt content/archive/
git add . && git commit --quiet --message "Everything we ever published"

say "a configuration to start from"
expect 0 copydesk init
[ -f .copydesk.yml ] || fail "init wrote no configuration"
expect 1 copydesk check
says "content/archive/harbour-wall.txt:19:"

say "a baseline: the old damage is known, the check passes"
expect 0 copydesk baseline --output .copydesk-baseline.json
printf '\nbaseline: .copydesk-baseline.json\n' >> .copydesk.yml
expect 0 copydesk check
silent "harbour-wall"

say "the hook"
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: $repository
    rev: $(git -C "$repository" rev-parse HEAD)
    hooks:
      - id: copydesk
      - id: copydesk-staged
CONFIG
git add . && git commit --quiet --message "Switch copydesk on"
expect 0 pre-commit install
cat > content/ferry.md <<'ARTICLE'
# The ferry is late again

The ferry to Port Ellery left its berth forty minutes late on Tuesday, the harbour office said.
Passengers waited in the rain, and most of them had expected to.
ARTICLE
git add .
expect 0 git commit --message "The ferry"
cp content/ferry.md content/ferry-2.md
printf '\nThe council will have to decide which of the two boats it can do without. is allowed to occur. boats. The vote is on Friday.\n' >> content/ferry-2.md
git add .
expect 1 git commit --message "A second ferry"
says "content/ferry-2.md:6:"
silent "harbour-wall"
git rm --quiet --cached content/ferry-2.md && rm content/ferry-2.md

say "an old article is touched: its known damage stops nobody, new damage does"
sed -i.orig '1s/.*/The harbour wall nobody would pay for/' content/archive/harbour-wall.txt && rm content/archive/harbour-wall.txt.orig
git add .
expect 0 git commit --message "A shorter headline"

say "fixes: a diff first, then the files"
printf '\nThe next boat leaves at noon , weather permitting. The one after that leaves at two.\n' >> content/ferry.md
expect 0 copydesk check --fix --dry-run --exit-zero content/ferry.md
says "-The next boat leaves at noon , weather permitting."
says "+The next boat leaves at noon, weather permitting."
copydesk check --fix --dry-run --exit-zero --quiet content/ferry.md > "$scratch/fix.patch"
git apply --check "$scratch/fix.patch" || fail "the diff of --dry-run cannot be applied"
expect 0 copydesk check --fix content/ferry.md
grep -q 'noon, weather' content/ferry.md || fail "--fix left the blank before the comma"
git add .
expect 0 git commit --message "When the boats leave"

say "a branch: only what it changed is reported"
git switch --quiet --create storm
printf '\nNobody asked the harbour master about the boats. is permitted to sail. harbours. He was in his office all day.\n' >> content/archive/harbour-wall.txt
git commit --quiet --no-verify --all --message "What the harbour master says"
expect 1 copydesk check --no-baseline --diff main
says "content/archive/harbour-wall.txt:$(grep -n 'permitted to sail' content/archive/harbour-wall.txt | cut -d: -f1):"
silent "content/archive/harbour-wall.txt:19:"
says "2 errors, 2 warnings in 1 file" # the new sentence, and the two things the article lacks as a whole

say "main goes on meanwhile; the forge merges both for the pull request"
git switch --quiet main
printf '\nThe office closes at six.\n' >> content/ferry.md
git commit --quiet --no-verify --all --message "Hours"
git switch --quiet --detach main && git merge --quiet --no-ff --message "Merge storm into main" storm
git update-ref refs/pull/1/merge HEAD && git switch --quiet main
merge=$(git rev-parse refs/pull/1/merge)
git config uploadpack.allowAnySHA1InWant true

checkout() { # as actions/checkout does: one commit, no branch
  rm -rf "$scratch/workspace" && git init --quiet "$scratch/workspace" && cd "$scratch/workspace"
  git remote add origin "file://$desk"
  git fetch --quiet --no-tags --depth=1 origin "+$1:refs/remotes/pull"
  git checkout --quiet --detach refs/remotes/pull
}
action() { # action CODE EVENT [--input NAME=VALUE ...]
  local wanted=$1 event=$2
  shift 2
  rm -rf "$scratch/runner"
  expect "$wanted" python "$repository/tests/demonstration/action.py" "$repository" "$event" --scratch "$scratch/runner" "$@"
}
pull="{\"name\": \"pull_request\", \"sha\": \"$merge\", \"ref\": \"refs/pull/1/merge\", \"base_ref\": \"main\"}"

say "the Action on the pull request: what is new, on its line, and nothing of what the base holds"
checkout refs/pull/1/merge
action 1 "$pull" --input baseline=.copydesk-baseline.json --input sarif-file=copydesk.sarif
says "::error file=content/archive/harbour-wall.txt,line="
silent "content/ferry.md"
grep -q "harbour-wall" "$scratch/runner/summary.md" || fail "the summary of the job does not name the file"
grep -q "^exit-code=1$" "$scratch/runner/outputs-2.txt" || fail "the exit code is not handed on"
python - "$log" <<'PYTHON'
import json, sys
sarif = json.load(open("copydesk.sarif", encoding="utf-8"))
found = sarif["runs"][0]["results"]
annotated = sum(line.startswith(("::error file", "::warning file", "::notice file")) for line in open(sys.argv[1], encoding="utf-8"))
assert sarif["version"] == "2.1.0" and found and len(found) == annotated, (len(found), annotated)
PYTHON

say "the Action where the head of the branch is checked out instead"
checkout refs/heads/storm
action 1 "$pull" --input "args=--no-baseline" # so that old damage is left out for its age alone
says "::error file=content/archive/harbour-wall.txt,line="
silent "content/archive/harbour-wall.txt,line=19,"

say "the Action on a push, on everything, and on a revision that is not there"
checkout refs/heads/main
action 0 '{"name": "push"}' --input paths=content
action 1 "$pull" --input diff=off --input paths=content --input "args=--no-baseline"
says "content/archive/harbour-wall.txt,line=19,"
action 2 '{"name": "push"}' --input diff=no-such-branch
says "fetch-depth: 0"
printf '\ndemonstration: all well\n'
