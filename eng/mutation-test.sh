#!/usr/bin/env bash
# Changes the code of one part after the other, and counts the changes that no test notices: docs/mutation-testing.md.
# Usage: eng/mutation-test.sh [PART...]; without parts, all of them. Fails where a score is below its floor. It takes an hour or more in all.
set -euo pipefail
cd "$(dirname "$0")/.."

# Name, floor in percent (0: not measured yet), files, and the tests that look at them: all tests for each change would take a day.
all="
Recovery       75 Recovery/**/*.cs,BatchTasks/*Recovery.cs,BatchTasks/LostCreate.cs,BatchTasks/TargetState.cs,BatchTasks/Targets/Target[AB]*.cs,BatchTasks/Watching/*.cs .Recovery.,LostCreate,ActionRecovery,OddAnswer,TargetBatches,Watching,FileLimit,IoTDAClientOptionsTests,DocumentedDefault
Iam            60 Authentication/Iam/*.cs,Authentication/*.cs Authentication.Iam,SingleFlight,LoginPause,ProviderTests,TokenHandler,EchoTests,Signing,CredentialSource
Resilience     0  Pipeline/Resilience/*.cs .Tests.Resilience.,IoTDAClientOptionsTests
Pipeline       0  Pipeline/*.cs .Pipeline.,HandlerOrder,RequestHeader,HandlerException,OpenOutcome
Signing        0  Authentication/Signing/*.cs Authentication.Signing
BatchTasks     0  BatchTasks/**/*.cs .BatchTasks.,.Paging.,.Serialization.,.Properties.
"

# The compiler need not judge what Stryker writes.
export RunAnalyzers=false EnforceCodeStyleInBuild=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool restore > /dev/null
output="$PWD/artifacts/mutation"
failed=()
cd tests/IoTDA.Sdk.Tests
while read -r name floor files tests; do
  [ -n "$name" ] || continue
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  echo "== $name, at least $floor %"
  mutate=()
  IFS=, read -ra patterns <<< "$files"
  for pattern in "${patterns[@]}"; do mutate+=(-m "$pattern"); done
  dotnet stryker -f ../../eng/stryker-config.json --skip-version-check "${mutate[@]}" --test-case-filter "FullyQualifiedName~${tests//,/|FullyQualifiedName~}" \
    --threshold-high 100 --threshold-low "$floor" --break-at "$floor" -O "$output/$name" < /dev/null || failed+=("$name")
done <<< "$all"
[ ${#failed[@]} -eq 0 ] || { echo "below the floor, or not run: ${failed[*]}"; exit 1; }
