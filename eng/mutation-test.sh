#!/usr/bin/env bash
# Changes the code of one folder after the other, and counts the changes that no test notices: docs/mutation-testing.md.
# Usage: eng/mutation-test.sh [FOLDER...]; without folders, all of them. Fails where a score is below its floor. It takes an hour or more in all.
set -euo pipefail
cd "$(dirname "$0")/.."

# Folder, floor in percent, files, and the tests that look at them: all tests for each change would take a day.
all="
Resilience     80 Pipeline/Resilience/**/*.cs Resilience,TransportFailure,IoTDAClientOptions,OnceGuard,RequestHeader
Pipeline       80 Pipeline/*.cs               Pipeline,HandlerOrder,RequestHeader,HandlerException,OpenOutcome,TransportFailure,HostTests
Recovery       80 Recovery/**/*.cs            Recovery,LostCreate,ActionRecovery,FileLimit,IoTDAClientOptionsTests
Iam            80 Authentication/Iam/**/*.cs  Authentication.Iam,ProviderTests,Echo,HostRecovery,SingleFlight
Authentication 80 Authentication/*.cs         Authentication,Registration
Signing        80 Authentication/Si*/**/*.cs  Authentication.Signing
Calls          80 BatchTasks/*.cs             .BatchTasks.,Paging,Serialization,Properties
Targets        80 BatchTasks/Targets/**/*.cs  .BatchTasks.,Properties,Serialization
Watching       80 BatchTasks/Watching/**/*.cs Watching
TaskTypes      80 BatchTasks/TaskTypes/**/*.cs .BatchTasks.,Properties,Serialization
"

# The compiler need not judge what Stryker writes.
export RunAnalyzers=false EnforceCodeStyleInBuild=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool restore > /dev/null
output="$PWD/artifacts/mutation"
failed=()
cd tests/IoTDA.Sdk.Tests
while read -r folder floor files tests; do
  [ -n "$folder" ] || continue
  [ $# -eq 0 ] || [[ " $* " == *" $folder "* ]] || continue
  echo "== $folder, at least $floor %"
  dotnet stryker -f ../../eng/stryker-config.json --skip-version-check -V warning -m "$files" --test-case-filter "FullyQualifiedName~${tests//,/|FullyQualifiedName~}" \
    --threshold-high 100 --threshold-low "$floor" --break-at "$floor" -O "$output/$folder" < /dev/null || failed+=("$folder")
done <<< "$all"
[ ${#failed[@]} -eq 0 ] || { echo "below the floor, or not run: ${failed[*]}"; exit 1; }
