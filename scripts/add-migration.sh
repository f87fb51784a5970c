#!/usr/bin/env bash
# Adds a migration of the given name for all three databases.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: scripts/add-migration.sh NAME}
dotnet tool restore >/dev/null
dotnet build FollowUp.Infrastructure -v q -nologo
for provider in Sqlite Postgres SqlServer; do
  dotnet ef migrations add "$name" --no-build --project FollowUp.Infrastructure --startup-project FollowUp.Infrastructure \
    --context "${provider}FollowUpDbContext" --output-dir "Persistence/$provider/Migrations"
done
