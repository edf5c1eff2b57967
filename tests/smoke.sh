#!/usr/bin/env bash
# An installed copydesk, far from its checkout: tests/smoke.sh COPYDESK ARTICLES SCRATCH
set -euo pipefail
copydesk=$1 articles=$2 scratch=$3
mkdir -p "$scratch"
cp "$articles"/*.* "$scratch"
cd "$scratch"
fail() { printf 'smoke: %s\n' "$*" >&2; exit 1; }

"$copydesk" --version
"$copydesk" rules > rules.out
grep -q '^fragment\.lower-case-start' rules.out || fail "the wheel does not carry its rules"
"$copydesk" rule fragment.lower-case-start > rule.out

status=0; "$copydesk" check harbour-wall.txt > bad.out || status=$?
[ "$status" = 1 ] || fail "damaged copy must exit 1, not $status"
grep -q '^harbour-wall.txt:19:.*error fragment' bad.out || fail "the dangling fragment of line 19 was not reported"

status=0; "$copydesk" check lighthouse-keeper.md market-interview.txt cable-car.html > good.out || status=$?
[ "$status" = 0 ] || { cat good.out; fail "professional copy must exit 0, not $status"; }

"$copydesk" check --exit-zero --output-format html --output-file report.html harbour-wall.txt
grep -q 'prefers-color-scheme' report.html || fail "the wheel does not carry the style of the HTML report"
grep -q 'IntersectionObserver' report.html || fail "the wheel does not carry the script of the HTML report"

status=0; "$copydesk" check no-such-file.txt 2> missing.out || status=$?
[ "$status" = 2 ] || fail "a missing path must exit 2, not $status"
printf 'smoke: all well\n'
