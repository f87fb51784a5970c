#!/usr/bin/env bash
# Runs all tests in Release and ends with the line "N passed, N failed, N skipped".
# What they need and this machine lacks is installed when this runs as root on Debian or Ubuntu, and named otherwise.
# Further arguments go to dotnet test:  ./test.sh --filter "FullyQualifiedName~Architecture"
set -uo pipefail
cd "$(dirname "$0")"

results=artifacts/test-results

has_postgres() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; }

install_missing() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  [ -n "${FOLLOWUP_TEST_POSTGRES:-}" ] || has_postgres >/dev/null 2>&1 || missing+=(postgresql)
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests need ${missing[*]}. Install with: sudo apt-get install ${missing[*]}" >&2
    return 1
  fi
  echo "Installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -qq -y --no-install-recommends "${missing[@]}" </dev/null
}

# Sums one counter over all result files.
count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'; }

skip_reasons() {
  awk '/outcome="NotExecuted"/ { skipped = 1 }
       /<\/UnitTestResult>/    { skipped = 0 }
       skipped && match($0, /<Message>.*<\/Message>/) { print substr($0, RSTART + 9, RLENGTH - 19) }' "$results"/*.trx 2>/dev/null |
    sort | uniq -c | while read -r times reason; do echo "$times skipped: $reason"; done
}

command -v dotnet >/dev/null || { echo "The tests need the .NET 10 SDK: https://dotnet.microsoft.com/download" >&2; exit 1; }
install_missing || exit 1

rm -rf "$results"
dotnet test FollowUp.sln --configuration Release --nologo --logger trx --results-directory "$results" \
  --blame-hang-timeout 10m --blame-hang-dump-type none "$@" </dev/null
status=$?

total=$(count total) executed=$(count executed) passed=$(count passed)
if [ "$status" -eq 0 ] && [ "$passed" -eq 0 ]; then
  echo "No test was run." >&2
  status=1
fi
skip_reasons
echo "$passed passed, $((executed - passed)) failed, $((total - executed)) skipped"
exit "$status"
